//! Rewrites markup so that every element is closed, nothing is nested too deeply and only what tells articles from menus
//! is left: a parser of HTML then takes time and memory in proportion to it.

use super::elements::{Implied, Role, is_hidden};
use super::tokens::{Tag, Token, Tokens};

/// Elements that are open at once; the tags of those inside are left out.
const MAX_DEPTH: usize = 128;

/// The attributes that are kept.
const KEPT: [&str; 11] =
    ["id", "class", "role", "itemprop", "itemtype", "rel", "href", "datetime", "lang", "colspan", "type"];

/// The markup of what is shown of `html`.
pub fn balance(html: &str) -> String {
    let mut balance = Balance { open: Vec::new(), hidden: None, out: String::with_capacity(html.len() / 2) };
    balance.out.push_str("<html><body>");
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => balance.text(text),
            Token::Data(text) => balance.text(&text.replace('&', "&amp;")),
            Token::Open(tag) => {
                let raw = tokens.raw(&tag);
                // The end tag of what has raw content closes nothing.
                if raw.is_none() && !tokens.lacks_end(&tag) {
                    balance.open(&tag);
                }
            }
            Token::Close(name) => balance.close(name),
        }
    }
    balance.close_to(0);
    balance.out.push_str("</body></html>");
    balance.out
}

/// The elements that are open, and what was written.
struct Balance<'h> {
    open: Vec<(&'h str, Role)>,
    /// How many elements were open outside of the one that is not shown.
    hidden: Option<usize>,
    out: String,
}

impl<'h> Balance<'h> {
    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        for (at, piece) in text.split('<').enumerate() {
            self.out.push_str(if at > 0 { "&lt;" } else { "" });
            self.out.push_str(piece);
        }
    }

    fn open(&mut self, tag: &Tag<'h>) {
        let role = Role::of_name(tag.name);
        match role {
            Role::Nothing => return,
            Role::Break | Role::Rule => return self.write(tag),
            _ => {}
        }
        let found = self.open.iter().rposition(|&(_, open)| role.implied_end(open) != Implied::Neither);
        let ends = |&(_, open): &(&str, Role)| role.implied_end(open) == Implied::Ends;
        if let Some(at) = found.filter(|&at| self.open.get(at).is_some_and(ends)) {
            self.close_to(at);
        }
        if self.open.len() >= MAX_DEPTH || tag.name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        {
            return;
        }
        if self.hidden.is_none() && (role == Role::LeftOut || is_hidden(tag)) {
            self.hidden = Some(self.open.len());
        }
        self.write(tag);
        self.open.push((tag.name, role));
        if tag.is_closed {
            self.close_to(self.open.len() - 1);
        }
    }

    fn write(&mut self, tag: &Tag<'_>) {
        if self.hidden.is_some() {
            return;
        }
        self.out.push('<');
        self.out.push_str(tag.name);
        for (name, value) in tag.attributes() {
            if KEPT.iter().any(|kept| kept.eq_ignore_ascii_case(name)) && !value.starts_with("data:") {
                let value = value.replace('"', "&quot;");
                self.out.extend([" ", name, "=\"", value.as_str(), "\""]);
            }
        }
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        let role = Role::of_name(name);
        let open = self
            .open
            .iter()
            .rev()
            .take_while(|&&(own, open)| own.eq_ignore_ascii_case(name) || !role.is_held_by(open));
        let found = open.enumerate().find(|&(_, &(own, _))| own.eq_ignore_ascii_case(name)).map(|(at, _)| at);
        if let Some(at) = found {
            self.close_to(self.open.len().saturating_sub(at + 1));
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some((name, _)) = self.open.pop()
        {
            match self.hidden {
                Some(outside) if self.open.len() > outside => {}
                Some(_) => self.hidden = None,
                None => self.out.extend(["</", name, ">"]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_closed() {
        let table = [
            ("<p>One<p>Two", "<p>One</p><p>Two</p>"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("<p><b class=\"x\" onclick='y'>One</p>Two", "<p><b class=\"x\">One</b></p>Two"),
            ("<div><script>1</script><div hidden><p>x</p></div>a < b</div>", "<div>a &lt; b</div>"),
            ("a<br/>b<img src=x>", "a<br>b"),
            ("</p>x</div>", "x"),
        ];
        for (html, expected) in table {
            assert_eq!(balance(html), format!("<html><body>{expected}</body></html>"), "{html}");
        }
    }

    #[test]
    fn nothing_grows() {
        for piece in ["<div>", "<b a=1>", "<p><font size=2></p>", "<a href=''>", "<table>"] {
            let html = piece.repeat(20_000);
            assert!(balance(&html).len() < 2 * html.len() + 2000, "{piece}");
        }
    }
}
