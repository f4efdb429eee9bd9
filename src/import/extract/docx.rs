//! Word documents (Office Open XML, transitional and strict): the body as a reader sees it, with tracked changes
//! accepted, its notes, and the metadata.

mod body;
mod numbering;
mod properties;
mod styles;
mod symbols;

use std::collections::BTreeMap;

use super::fields;
use super::xml::{Event, Space, Xml};
use super::zipped::{Zipped, related};
use super::{Error, Extract, Metadata, Part, PartKind, damaged, notice};
use body::{Body, NoteRef};
use numbering::Numbering;
use styles::Styles;

/// The text of the notes of one kind, by their identifiers.
type Notes = BTreeMap<String, String>;

/// Reads a Word document whose text is in the member `main`.
///
/// # Errors
/// Where the text is missing or damaged from the start.
pub fn read(zipped: &mut Zipped<'_>, main: &str) -> Result<Extract, Error> {
    let text = zipped.read_main(main, "a Word document")?;
    let mut part = |kind: &str| {
        let name = related(zipped, main, kind)?;
        zipped.read_xml(&name).ok()
    };
    let styles = part("/styles").map(|text| Styles::read(&text)).unwrap_or_default();
    let numbering = part("/numbering").map(|text| Numbering::read(&text)).unwrap_or_default();
    let footnotes = part("/footnotes").map(|text| notes(&text, &styles)).unwrap_or_default();
    let endnotes = part("/endnotes").map(|text| notes(&text, &styles)).unwrap_or_default();
    let metadata = metadata(zipped);

    let mut extract = Extract { metadata, ..Extract::default() };
    let mut body = Body::new(&text, &styles, numbering);
    extract.parts = body.read();
    let is_damaged = body.xml().is_damaged();
    if is_damaged && extract.parts.is_empty() {
        return Err(damaged("a Word document"));
    }
    if is_damaged {
        let message = "This Word document is damaged; what comes after the damage is missing. Open it in another program, and save it anew.";
        extract.notices.push(notice("damaged", message));
    }
    if body.xml().is_cut() {
        let message = "Some text lies too deep in tables and frames, and was left out. Copy it from the document, and paste it.";
        extract.notices.push(notice("left-out", message));
    }
    // Footnotes before endnotes, each in the order in which the text refers to them.
    for (is_endnote, mut notes) in [(false, footnotes), (true, endnotes)] {
        let own = body.notes().iter().filter(|note| note.is_endnote == is_endnote);
        let texts = own.filter_map(|NoteRef { id, .. }| notes.remove(id));
        extract.parts.extend(texts.map(|text| Part::new(PartKind::Note, text)));
    }
    keep_one_title(&mut extract.parts);
    Ok(extract)
}

/// Reads `footnotes.xml` or `endnotes.xml`.
fn notes(text: &str, styles: &Styles) -> Notes {
    let mut body = Body::new(text, styles, Numbering::default());
    let mut notes = Notes::new();
    loop {
        match body.xml().next() {
            Event::Open(tag) if matches!(tag.name(), "footnote" | "endnote") && tag.space == Space::Word => {
                let id = tag.attribute("id").unwrap_or_default();
                let parts = body.read();
                let texts: Vec<&str> = parts.iter().map(|part| part.text.trim()).collect();
                if !parts.is_empty() {
                    notes.insert(id, texts.join(" "));
                }
            }
            Event::End => return notes,
            _ => {}
        }
    }
}

/// A document has one title; later paragraphs in its style head chapters.
fn keep_one_title(parts: &mut [Part]) {
    for part in parts.iter_mut().filter(|part| part.kind == PartKind::Title).skip(1) {
        part.kind = PartKind::Heading;
    }
}

/// What `docProps/core.xml` says.
fn metadata(zipped: &mut Zipped<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let name = related(zipped, "", "/core-properties")
        .or_else(|| related(zipped, "", "/coreProperties"))
        .unwrap_or_else(|| "docProps/core.xml".to_owned());
    let Ok(text) = zipped.read_xml(&name) else { return metadata };
    let mut xml = Xml::new(&text);
    loop {
        match xml.next() {
            Event::Open(tag) => match tag.name() {
                "title" => metadata.title = fields::entered(&xml.text()),
                "creator" => metadata.author = fields::entered(&xml.text()),
                "created" => metadata.date = fields::machine_date(&xml.text()),
                "language" => metadata.language = fields::language(&xml.text()),
                _ => {}
            },
            Event::End => return metadata,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::package;
    use super::super::zipped::packed;
    use super::super::{ErrorCode, Known};
    use super::*;

    const RELATIONS: &str = "<Relationships>
        <Relationship Type='http://x/styles' Target='styles.xml'/>
        <Relationship Type='http://x/numbering' Target='/word/numbering.xml'/>
        <Relationship Type='http://x/footnotes' Target='footnotes.xml'/></Relationships>";

    const STYLES: &str = "<w:styles>
        <w:style w:styleId='T'><w:name w:val='Title'/></w:style>
        <w:style w:styleId='H'><w:name w:val='heading 1'/></w:style>
        <w:style w:styleId='Q'><w:name w:val='Quote'/></w:style>
        <w:style w:styleId='V'><w:name w:val='Toc 1'/></w:style>
        <w:style w:styleId='C'><w:name w:val='caption'/></w:style></w:styles>";

    const NUMBERING: &str =
        "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>
        <w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";

    const FOOTNOTES: &str =
        "<w:footnotes><w:footnote w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Of the old</w:t></w:r></w:p>
        <w:p><w:r><w:t>pier.</w:t></w:r></w:p></w:footnote></w:footnotes>";

    const CORE: &str = "<c><dc:title> Tides </dc:title><dc:creator>Ida Quay</dc:creator>
        <dcterms:created>2021-03-04T10:00:00Z</dcterms:created><dc:language>en-GB</dc:language></c>";

    fn document(body: &str) -> Vec<u8> {
        packed(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()),
            ("word/_rels/document.xml.rels", RELATIONS.as_bytes()),
            ("word/styles.xml", STYLES.as_bytes()),
            ("word/numbering.xml", NUMBERING.as_bytes()),
            ("word/footnotes.xml", FOOTNOTES.as_bytes()),
            ("docProps/core.xml", CORE.as_bytes()),
        ])
    }

    fn parts(body: &str) -> Vec<(PartKind, String)> {
        let extract = package::read(&document(body), &Known::default())
            .unwrap_or_else(|error| panic!("{body}: {error}"));
        extract.parts.into_iter().map(|part| (part.kind, part.text)).collect()
    }

    fn paragraph(properties: &str, text: &str) -> String {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn paragraphs_are_what_their_properties_say() {
        use PartKind::*;
        let table = [
            ("<w:pStyle w:val='T'/>", Title, "Tide"),
            ("<w:pStyle w:val='H'/>", Heading, "Tide"),
            ("<w:pStyle w:val='Q'/>", Quote, "Tide"),
            ("<w:pStyle w:val='C'/>", Caption, "Tide"),
            ("<w:pStyle w:val='V'/>", Furniture, "Tide"),
            ("<w:outlineLvl w:val='2'/>", Heading, "Tide"),
            ("<w:outlineLvl w:val='9'/>", Paragraph, "Tide"),
            ("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", ListItem, "1. Tide"),
            ("<w:numPr><w:numId w:val='0'/></w:numPr>", Paragraph, "Tide"),
            ("<w:numPr><w:numId w:val='7'/></w:numPr>", ListItem, "Tide"),
        ];
        for (properties, kind, text) in table {
            assert_eq!(parts(&paragraph(properties, "Tide")), [(kind, text.to_owned())], "{properties}");
        }
        let titles = paragraph("<w:pStyle w:val='T'/>", "One") + &paragraph("<w:pStyle w:val='T'/>", "Two");
        assert_eq!(parts(&titles).iter().map(|part| part.0).collect::<Vec<_>>(), [Title, Heading]);
    }

    #[test]
    fn runs_are_read_as_they_are_shown() {
        let table = [
            ("<w:r><w:t>Low</w:t><w:tab/><w:t>tide</w:t><w:br/></w:r>", "Low\ttide"),
            ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
            ("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>", "b"),
            ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>open</w:t></w:r>", "open"),
            ("<w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>open</w:t></w:r>", "open"),
            (
                "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText><w:t>code</w:t>
                 <w:fldChar w:fldCharType='separate'/><w:t>May</w:t><w:fldChar w:fldCharType='end'/><w:t>!</w:t></w:r>",
                "May!",
            ),
            ("<w:hyperlink><w:smartTag><w:r><w:t>quay</w:t></w:r></w:smartTag></w:hyperlink>", "quay"),
            ("<w:fldSimple w:instr='PAGE'><w:r><w:t>7</w:t></w:r></w:fldSimple>", "7"),
            ("<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt>", "in"),
            ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c\u{ad}d</w:t></w:r>", "a\u{2011}bcd"),
            ("<w:r><w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Arial' w:char='F061'/></w:r>", "α"),
            ("<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\u{f062}</w:t></w:r>", "β"),
            ("<w:r><w:ruby><w:rt><w:r><w:t>r</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>", "base"),
            ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
            ("<w:commentRangeStart/><w:r><w:t>said</w:t></w:r><w:r><w:commentReference/></w:r>", "said"),
            ("<w:r><wp:pctWidth>4000</wp:pctWidth><w:t>one\ntwo</w:t></w:r>", "one two"),
        ];
        for (inner, expected) in table {
            let found = parts(&format!("<w:p>{inner}</w:p>"));
            assert_eq!(found, [(PartKind::Paragraph, expected.to_owned())], "{inner}");
        }
    }

    #[test]
    fn notes_boxes_and_tables_find_their_places() {
        use PartKind::*;
        let body = "<w:p><w:r><w:t>Ferry</w:t><w:footnoteReference w:id='2'/></w:r><w:r><mc:AlternateContent>
              <mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
              <mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
            </mc:AlternateContent></w:r><w:r><w:t> late</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>he </w:t></w:r></w:p><w:p><w:r><w:t>end</w:t></w:r></w:p>";
        let expected = [
            (Paragraph, "Ferry late"),
            (Paragraph, "Box"),
            (Table, "a\tb\n"),
            (Paragraph, "The end"),
            (Note, "Of the old pier."),
        ];
        let found = parts(body);
        assert_eq!(found.iter().map(|(kind, text)| (*kind, text.as_str())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn metadata_is_read() {
        let metadata = package::read(&document(&paragraph("", "Tide")), &Known::default()).unwrap().metadata;
        let expected = Metadata {
            title: Some("Tides".into()),
            author: Some("Ida Quay".into()),
            date: Some("2021-03-04".into()),
            language: Some("en-GB".into()),
            ..Metadata::default()
        };
        assert_eq!(metadata, expected);
    }

    #[test]
    fn damage_is_told_and_deep_nesting_is_cut() {
        let extract =
            package::read(&document("<w:p><w:r><w:t>Tide</w:t></w:r></w:p><w:p"), &Known::default()).unwrap();
        assert_eq!((extract.parts.len(), extract.notices.len()), (1, 1));
        let error = package::read(&document("<w:p><"), &Known::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unreadable);
        let deep = "<w:tbl><w:tr><w:tc>".repeat(9000) + &"</w:tc></w:tr></w:tbl>".repeat(9000);
        let extract = package::read(&document(&(paragraph("", "Tide") + &deep)), &Known::default()).unwrap();
        assert_eq!((extract.parts.len(), extract.notices.len()), (1, 1));
    }
}
