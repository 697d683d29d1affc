-- The tables that people and scripts rely on. Lists are JSON in a column of text; dates are ISO 8601; empty means not known.
-- `unit` is the eid of the section or article in which a row stands.

create table jurisdictions (
  code text primary key, name text, names text, kind text, region text, legal_family text, income text, languages text
);

-- basis: official | digest | none. read: whole | part | no. as_at: the day on which the official text was asked for.
-- titles: official titles in further languages.
create table works (
  id text primary key, jurisdiction text, title text, citation text, kind text, enacted text, in_force text, status text,
  language text, translation text, format text, url text, licence text, expect integer, complete text, covers text,
  instrument text, binding integer, same_as text, note text, source text, basis text, read text, as_at text, sha256 text,
  units integer, provisions integer, digest_by text, digest_checked text, digest_against text, input text,
  titles text, titles_source text
);

create table snapshots (
  sha256 text, work text, url text, fetched text, media_type text, format text, language text, size integer, etag text,
  primary key (work, sha256)
);

-- basis: official | digest. status: '' | repealed | not_in_force | former. digests: the digest in further languages.
create table provisions (
  work text, eid text, parent text, unit text, position integer, depth integer, kind text, number text, heading text,
  text text, language text, basis text, citation text, url text, status text, digest_heading text, digest text,
  digests text, primary key (work, eid)
);
create index provisions_by_unit on provisions (work, unit, position);

create virtual table provisions_fts using fts5 (
  heading, text, digest_heading, digest, citation,
  content = 'provisions', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- words of the official texts that have further forms, by their stem. plain: without accents. n: how often it occurs.
create table forms (language text, stem text, word text, plain text, n integer, primary key (language, stem, word));
create index forms_by_word on forms (plain);

-- names, questions: the same in further languages.
create table elements (
  id text primary key, pillar text, "group" text, name text, question text, assessable text, parts text, failure_modes text,
  names text, questions text
);

-- force: shall | consider | may | standard. checked: text | excerpt | no. since: where later than the treaty itself.
create table obligations (
  treaty text, instrument text, article text, element text, force text, checked text, since text,
  primary key (instrument, article, element)
);

create table bonds (
  jurisdiction text, treaty text, kind text, date text, in_force text, signed text, until text, reserved text,
  reservation text, source text, as_of text, confidence text, conflict text
);
create index bonds_by_jurisdiction on bonds (jurisdiction, treaty);

-- by: tagger | editor | a reviewer's initials. holds: 0 where somebody who read the text says otherwise.
create table tags (
  work text, eid text, unit text, element text, strength text, quote text, words text, by text, holds integer,
  confidence real, missing text, failure_mode text, basis text, primary key (work, eid, element, by)
);
create index tags_by_element on tags (element, work);
create index tags_by_unit on tags (work, unit);

-- measure: years | months | days | currency_points | penalty_units | days_fine | minimum_wages | level | times (the value)
-- | a currency code | a currency as the law writes it.
create table penalties (
  work text, eid text, unit text, position integer, kind text, minimum real, maximum real, measure text, joined text,
  applies_to text, quote text, by text, primary key (work, eid, position, by)
);

-- start, end: characters of the provision's text. kind: cites | amends | repeals | implements | defines. law: the other law as
-- it is named, empty where a work cites itself. steps, until: what is cited, from the outside in. to_work, to_eid: empty where
-- not resolved. A range ("sections 4 to 7") is a row for each provision.
create table citations (
  work text, eid text, unit text, start integer, "end" integer, quote text, kind text, law text, steps text, until text,
  to_work text, to_eid text, score real, primary key (work, eid, start, to_work, to_eid)
);
create index citations_to on citations (to_work, to_eid);

create table definitions (work text, eid text, unit text, term text, language text, primary key (work, eid, term));
create index definitions_by_term on definitions (term);

-- A row for each term and language. also: further forms by which a text may name it. source: instrument (a short name of the
-- framework, or none), article, checked (text | no), why (where there is no instrument).
create table glossary (
  term_id text, language text, term text, also text, definition text, elements text, source text,
  primary key (term_id, language)
);

create table absences (jurisdiction text, element text, works text, by text, date text, note text);

create table findings (
  jurisdiction text, element text, name text, pillar text, status text, force text, asked text, found text, missing text,
  failure_mode text, as_of text, nearest text, read text, unread text, confirmed_by text, sentence text,
  primary key (jurisdiction, element)
);

create table similar (
  work text, eid text, to_work text, to_eid text, score real, primary key (work, eid, to_work, to_eid)
);

-- level: error (the work could not be read) | warning (read, and a person should look).
create table issues (id integer primary key, work text, "where" text, level text, why text);

create table builds (
  id integer primary key, finished text, seconds real, works integer, provisions integer, tags integer, input text
);

create view comparison as
select tags.element, works.jurisdiction, tags.work, works.title, provisions.citation, tags.eid, tags.strength, tags.by,
       tags.quote, tags.confidence, tags.basis, works.url
from tags
join works on works.id = tags.work
join provisions on provisions.work = tags.work and provisions.eid = tags.eid
where tags.holds = 1 and works.status = 'in_force' and works.same_as = '';
