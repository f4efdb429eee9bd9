//! What the columns of tables of articles are called.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Headlines.
    Title,
    /// Authors.
    Author,
    /// Days of publication.
    Date,
    /// The articles' texts.
    Text,
    /// Addresses or numbers that tell articles apart.
    Handle,
}

/// The usual names of columns, the surest first, in small letters and without anything between words.
const NAMES: [(Column, &[&str]); 5] = [
    (
        Column::Title,
        &[
            "title",
            "headline",
            "heading",
            "articletitle",
            "newstitle",
            "subject",
            "titel",
            "überschrift",
            "schlagzeile",
            "titre",
            "título",
            "titulo",
            "titular",
            "titolo",
            "kop",
            "tytuł",
            "rubrik",
            "overskrift",
            "tittel",
            "otsikko",
            "başlık",
            "заголовок",
            "название",
            "标题",
            "標題",
            "タイトル",
            "見出し",
            "제목",
        ],
    ),
    (
        Column::Author,
        &[
            "author",
            "authors",
            "byline",
            "writer",
            "creator",
            "authorname",
            "autor",
            "autorin",
            "verfasser",
            "auteur",
            "autore",
            "autores",
            "författare",
            "forfatter",
            "kirjoittaja",
            "yazar",
            "автор",
            "作者",
            "著者",
            "저자",
        ],
    ),
    (
        Column::Date,
        &[
            "date",
            "published",
            "publisheddate",
            "publicationdate",
            "publishdate",
            "publishedat",
            "publishedon",
            "datepublished",
            "pubdate",
            "articledate",
            "newsdate",
            "createdat",
            "created",
            "datetime",
            "timestamp",
            "datum",
            "veröffentlicht",
            "erscheinungsdatum",
            "erschienen",
            "datedepublication",
            "fecha",
            "data",
            "dato",
            "päivämäärä",
            "tarih",
            "дата",
            "日期",
            "日付",
            "날짜",
        ],
    ),
    (
        Column::Text,
        &[
            "text",
            "body",
            "content",
            "article",
            "fulltext",
            "articletext",
            "articlebody",
            "articlecontent",
            "bodytext",
            "maintext",
            "textcontent",
            "cleanedtext",
            "cleantext",
            "plaintext",
            "contents",
            "story",
            "storytext",
            "newstext",
            "newscontent",
            "document",
            "inhalt",
            "volltext",
            "artikeltext",
            "artikel",
            "fließtext",
            "texte",
            "contenu",
            "corps",
            "texto",
            "contenido",
            "cuerpo",
            "conteúdo",
            "conteudo",
            "corpo",
            "testo",
            "contenuto",
            "tekst",
            "inhoud",
            "treść",
            "brödtext",
            "brødtekst",
            "teksti",
            "sisältö",
            "metin",
            "içerik",
            "текст",
            "содержание",
            "正文",
            "内容",
            "內容",
            "本文",
            "본문",
        ],
    ),
    (
        Column::Handle,
        &[
            "id",
            "articleid",
            "docid",
            "documentid",
            "guid",
            "uuid",
            "nr",
            "url",
            "link",
            "permalink",
            "href",
            "sourceurl",
        ],
    ),
];

impl Column {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Title, Self::Author, Self::Date, Self::Text, Self::Handle];

    /// Its usual names, the surest first.
    pub fn names(self) -> &'static [&'static str] {
        NAMES.iter().find(|(column, _)| *column == self).map_or(&[], |(_, names)| names)
    }

    /// The place of this column among those of a table: the one with the surest name.
    pub fn among(self, columns: &[String]) -> Option<usize> {
        let own: Vec<String> = columns.iter().map(|name| folded(name)).collect();
        self.names().iter().find_map(|name| own.iter().position(|own| own == name))
    }
}

/// A name in small letters and without anything between words.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_name_wins() {
        let columns = |names: &str| names.split(',').map(str::to_owned).collect::<Vec<_>>();
        let table = [
            ("article,text", Column::Text, Some(1)),
            ("Full Text,Date", Column::Text, Some(0)),
            ("ÜBERSCHRIFT,Titel", Column::Title, Some(1)),
            ("pub_date,body", Column::Date, Some(0)),
            ("url,id", Column::Handle, Some(1)),
            ("pier,ferry", Column::Text, None),
            ("", Column::Text, None),
        ];
        for (names, column, expected) in table {
            assert_eq!(column.among(&columns(names)), expected, "{names}");
        }
    }
}
