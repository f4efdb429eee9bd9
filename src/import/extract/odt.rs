//! `OpenDocument` texts, as `LibreOffice` and others make them: the body as a reader sees it, with tracked changes accepted,
//! its notes, and the metadata.

mod body;
mod lists;
mod styles;

use super::fields;
use super::xml::{Event, Space, Xml};
use super::zipped::Zipped;
use super::{Error, ErrorCode, Extract, Metadata, Part, PartKind, damaged, notice};
use body::Body;
use styles::Styles;

/// Reads an `OpenDocument` text.
///
/// # Errors
/// [`ErrorCode::Unsupported`] where it is locked, [`ErrorCode::Unreadable`] where its text is missing or damaged from
/// the start.
pub fn read(zipped: &mut Zipped<'_>) -> Result<Extract, Error> {
    if is_locked(zipped) {
        let message = "This is an OpenDocument text that is locked with a password. Open it in its program, save it without a password, and open that.";
        return Err(Error::new(ErrorCode::Unsupported, message));
    }
    let text = zipped.read_main("content.xml", "an OpenDocument text")?;
    let mut styles = Styles::default();
    if let Ok(text) = zipped.read_xml("styles.xml") {
        styles.add(&text);
    }
    styles.add(&text);

    let mut body = Body::new(&text, &styles);
    let parts = body.read();
    if body.xml().is_damaged() && parts.is_empty() {
        return Err(damaged("an OpenDocument text"));
    }
    let mut extract = Extract { parts, metadata: metadata(zipped), ..Extract::default() };
    if body.xml().is_damaged() {
        let message = "This OpenDocument text is damaged; what comes after the damage is missing. Open it in another program, and save it anew.";
        extract.notices.push(notice("damaged", message));
    }
    if body.xml().is_cut() {
        let message = "Some text lies too deep in tables and frames, and was left out. Copy it from the document, and paste it.";
        extract.notices.push(notice("left-out", message));
    }
    let notes = body.into_notes();
    extract.parts.extend(notes.into_iter().map(|text| Part::new(PartKind::Note, text)));
    let titles = extract.parts.iter_mut().filter(|part| part.kind == PartKind::Title);
    // Later paragraphs in the style of the title head chapters.
    titles.skip(1).for_each(|part| part.kind = PartKind::Heading);
    Ok(extract)
}

/// Whether the manifest says that members are encrypted.
fn is_locked(zipped: &mut Zipped<'_>) -> bool {
    let Ok(text) = zipped.read_xml("META-INF/manifest.xml") else { return false };
    let mut xml = Xml::new(&text);
    loop {
        match xml.next() {
            Event::Open(tag) if tag.name() == "encryption-data" => return true,
            Event::End => return false,
            _ => {}
        }
    }
}

/// What `meta.xml` says.
fn metadata(zipped: &mut Zipped<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let Ok(text) = zipped.read_xml("meta.xml") else { return metadata };
    let (mut xml, mut last_author, mut last_date) = (Xml::new(&text), None, None);
    loop {
        match xml.next() {
            Event::Open(tag) if tag.space != Space::Style => match tag.name() {
                "title" => metadata.title = fields::entered(&xml.text()),
                "initial-creator" => metadata.author = fields::entered(&xml.text()),
                "creator" => last_author = fields::entered(&xml.text()),
                "creation-date" => metadata.date = fields::machine_date(&xml.text()),
                "date" => last_date = fields::machine_date(&xml.text()),
                "language" => metadata.language = fields::language(&xml.text()),
                _ => {}
            },
            Event::End => break,
            _ => {}
        }
    }
    metadata.author = metadata.author.or(last_author);
    metadata.date = metadata.date.or(last_date);
    metadata
}

#[cfg(test)]
mod tests {
    use super::super::Known;
    use super::super::package;
    use super::super::zipped::packed;
    use super::*;

    const TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

    const STYLES: &str = "<office:automatic-styles>
        <style:style style:name='T' style:family='paragraph' style:parent-style-name='Title'/>
        <style:style style:name='Q' style:family='paragraph' style:parent-style-name='Quotations'/>
        <style:style style:name='X' style:family='text'><style:text-properties text:display='none'/></style:style>
        <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>
          <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:display-levels='2'/>
        </text:list-style></office:automatic-styles>";

    fn document(body: &str, manifest: &str) -> Vec<u8> {
        let text = format!(
            "<office:document-content>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        packed(&[
            ("mimetype", TYPE),
            ("content.xml", text.as_bytes()),
            ("META-INF/manifest.xml", manifest.as_bytes()),
            (
                "meta.xml",
                b"<m><dc:title>Tides</dc:title><dc:creator>Last Hand</dc:creator><meta:initial-creator>Ida Quay</meta:initial-creator>
                  <meta:creation-date>2021-03-04T10:00:00</meta:creation-date></m>",
            ),
        ])
    }

    fn parts(body: &str) -> Vec<(PartKind, String)> {
        let extract = package::read(&document(body, ""), &Known::default())
            .unwrap_or_else(|error| panic!("{body}: {error}"));
        extract.parts.into_iter().map(|part| (part.kind, part.text)).collect()
    }

    #[test]
    fn elements_become_parts() {
        use PartKind::*;
        let table: [(&str, &[(PartKind, &str)]); 12] = [
            ("<text:p text:style-name='T'>Tides</text:p><text:h>One</text:h>", &[(Title, "Tides"), (Heading, "One")]),
            ("<text:p text:style-name='Q'>So\n they<text:s text:c='2'/>say</text:p>", &[(Quote, "So  they  say")]),
            ("<text:p>Low<text:tab/>tide<text:span text:style-name='X'>hidden</text:span></text:p>", &[(Paragraph, "Low\ttide")]),
            (
                "<text:p>Ferry<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>
                 <text:p>Of the pier.</text:p></text:note-body></text:note> late</text:p>",
                &[(Paragraph, "Ferry late"), (Note, "Of the pier.")],
            ),
            (
                "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>here<office:annotation>
                 <text:p>remark</text:p></office:annotation></text:p>",
                &[(Paragraph, "here")],
            ),
            (
                "<text:list text:style-name='L'><text:list-item><text:p>One</text:p><text:list><text:list-item>
                 <text:p>Two</text:p></text:list-item></text:list></text:list-item><text:list-item text:start-value='5'>
                 <text:p>Five</text:p><text:p>more</text:p></text:list-item></text:list><text:list text:style-name='L'
                 text:continue-numbering='true'><text:list-item><text:p>Six</text:p></text:list-item></text:list>",
                &[(ListItem, "1. One"), (ListItem, "1.a) Two"), (ListItem, "5. Five"), (ListItem, "more"), (ListItem, "6. Six")],
            ),
            (
                "<text:list><text:list-item><text:p>Boat</text:p></text:list-item></text:list>",
                &[(ListItem, "Boat")],
            ),
            (
                "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>
                 <table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>",
                &[(Table, "a\tb\n")],
            ),
            (
                "<text:p>At<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box><svg:title>t</svg:title>
                 </draw:frame> sea</text:p>",
                &[(Paragraph, "At sea"), (Paragraph, "In the box")],
            ),
            (
                "<text:table-of-content><text:table-of-content-source><text:p>x</text:p></text:table-of-content-source>
                 <text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content><text:p>Text</text:p>",
                &[(Furniture, "One 1"), (Paragraph, "Text")],
            ),
            (
                "<text:section text:display='none'><text:p>no</text:p></text:section><text:section><text:p>yes</text:p>
                 </text:section>",
                &[(Paragraph, "yes")],
            ),
            (
                "<text:p>a<text:line-break/>b<text:line-break/>c<text:line-break/>d</text:p>",
                &[(Verse, "a\nb\nc\nd")],
            ),
        ];
        for (body, expected) in table {
            let found = parts(body);
            assert_eq!(
                found.iter().map(|(kind, text)| (*kind, text.as_str())).collect::<Vec<_>>(),
                expected,
                "{body}"
            );
        }
    }

    #[test]
    fn metadata_locks_and_damage_are_told() {
        let open = |bytes: &[u8]| package::read(bytes, &Known::default());
        let metadata = open(&document("<text:p>Tide</text:p>", "")).unwrap().metadata;
        assert_eq!(
            (metadata.title.as_deref(), metadata.author.as_deref()),
            (Some("Tides"), Some("Ida Quay"))
        );
        assert_eq!((metadata.date.as_deref(), metadata.is_published), (Some("2021-03-04"), false));
        let locked = open(&document("", "<m><manifest:encryption-data/></m>")).unwrap_err();
        assert_eq!(locked.code(), ErrorCode::Unsupported);
        let broken = open(&document("<text:p>Tide</text:p><text:p>half</wrong>", "")).unwrap();
        assert_eq!(broken.notices.len(), 1);
        assert_eq!(open(&packed(&[("mimetype", TYPE)])).unwrap_err().code(), ErrorCode::Unreadable);
        let deep = "<text:list><text:list-item>".repeat(5000) + &"</text:list-item></text:list>".repeat(5000);
        assert_eq!(open(&document(&format!("<text:p>Tide</text:p>{deep}"), "")).unwrap().notices.len(), 1);
    }
}
