"""The pages of manumit: each module makes one page from the finished database; none of them knows how it is served."""
