// copied from the pages of the Chancery
export default {
  "id": "salario",
  "titulo": "L0090",
  "ano": 1961,
  "copia": {
    "versao": "1"
  },
  "conteudo": "<div class='lei-conteudo'>\n <h1>L0090</h1>\n <p><a href=\"http://legislacao.planalto.gov.br/legisla/legislacao.nsf/Viw_Identificacao/lei%2090-1961\"><b>LEI N� 90, DE 2 DE MAIO DE 1961</b></a></p>\n <p>Regula o sal�rio do salineiro.</p>\n <p id=\"art-1\"><a name=\"art1\"></a>Art. 1� O sal�rio � pago cada semana. <a href=\"x.htm\">(Reda��o dada pela Lei n� 95, de 1962)</a></p>\n <p id=\"art-2\"><strike>Art. 2� O sal vale como moeda.</strike></p>\n <p id=\"art-2\"><a name=\"art2\"></a>Art. 2� O sal n�o vale como moeda. <a href=\"x.htm\">(Reda��o dada pela Lei n� 95, de 1962)</a></p>\n <p>� 1� Quem paga em sal paga de novo.</p>\n <p>Art. 3� Esta lei entra em vigor hoje.</p>\n <p>Este texto n�o substitui o publicado na Gazeta</p>\n</div>\n"
};
