//! Scripts made small without being understood: remarks and spare space go,
//! names and line ends that may matter stay.

/// Takes remarks, indentation and spare space out of a script. Text in
/// quotes, templates and regular expressions is left as it is.
///
/// # Errors
/// When a quote, template, remark or regular expression never ends.
pub fn minify(source: &str) -> Result<String, String> {
    let mut script = Script { source, at: 0, out: String::with_capacity(source.len()) };
    while let Some(next) = script.peek() {
        match next {
            '/' if script.starts("//") => script.skip_line(),
            '/' if script.starts("/*") => script.skip_remark()?,
            '/' if script.is_pattern() => script.copy_pattern()?,
            '"' | '\'' => script.copy_quote(next)?,
            '`' => script.copy_template()?,
            space if space.is_whitespace() => script.squeeze(),
            _ => script.copy(),
        }
    }
    let trimmed = script.out.trim().len();
    script.out.truncate(trimmed);
    Ok(script.out)
}

struct Script<'a> {
    source: &'a str,
    at: usize,
    out: String,
}

impl Script<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn starts(&self, with: &str) -> bool {
        self.rest().starts_with(with)
    }

    fn copy(&mut self) {
        if let Some(next) = self.peek() {
            // Space before a closing brace, semicolon or comma says nothing.
            if matches!(next, '}' | ';' | ',' | ')' | ']') {
                let kept = self.out.trim_end().len();
                self.out.truncate(kept);
            }
            self.out.push(next);
            self.at += next.len_utf8();
        }
    }

    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    fn skip_remark(&mut self) -> Result<(), String> {
        let end = self.rest().find("*/").ok_or("a remark never ends")?;
        let lines = self.rest()[..end].contains('\n');
        self.at += end + 2;
        self.space(lines);
        Ok(())
    }

    fn squeeze(&mut self) {
        let rest = self.rest();
        let run = rest.find(|next: char| !next.is_whitespace()).unwrap_or(rest.len());
        let lines = rest[..run].contains('\n');
        self.at += run;
        self.space(lines);
    }

    /// One line end or one space, where it may part two words.
    fn space(&mut self, line: bool) {
        let Some(last) = self.out.chars().next_back() else {
            return;
        };
        if matches!(last, '\n' | '{' | ';' | ',' | '(' | '[') {
            return;
        }
        if line {
            if last == ' ' {
                self.out.pop();
            }
            self.out.push('\n');
            return;
        }
        let next = self.peek().unwrap_or('\n');
        let word = |part: char| part.is_alphanumeric() || matches!(part, '_' | '$' | '#' | '\\');
        let sign = matches!(last, '+' | '-') && last == next;
        let slash = last == '/' || next == '/';
        if last != ' ' && (word(last) && word(next) || sign || slash) {
            self.out.push(' ');
        }
    }

    /// Whether a slash here opens a regular expression and does not divide.
    fn is_pattern(&self) -> bool {
        let before = self.out.trim_end();
        let word = before.len()
            - before
                .trim_end_matches(|part: char| part.is_alphanumeric() || part == '_' || part == '$')
                .len();
        match before.chars().next_back() {
            None => true,
            Some(_) if word > 0 => matches!(
                &before[before.len() - word..],
                "return" | "typeof" | "case" | "in" | "of" | "void" | "delete" | "await" | "yield"
            ),
            Some(last) => !matches!(last, ')' | ']' | '}' | '"' | '\'' | '`'),
        }
    }

    fn copy_pattern(&mut self) -> Result<(), String> {
        let (mut escaped, mut class) = (false, false);
        let mut end = None;
        for (at, part) in self.rest().char_indices().skip(1) {
            match part {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => class = true,
                ']' => class = false,
                '/' if !class => {
                    end = Some(at + 1);
                    break;
                }
                _ => {}
            }
        }
        self.copy_to(end, "a regular expression never ends")
    }

    fn copy_quote(&mut self, quote: char) -> Result<(), String> {
        let end = end_of_quote(self.rest(), quote);
        self.copy_to(end, "a quote never ends")
    }

    fn copy_template(&mut self) -> Result<(), String> {
        let end = end_of_template(self.rest());
        self.copy_to(end, "a template never ends")
    }

    fn copy_to(&mut self, end: Option<usize>, fault: &str) -> Result<(), String> {
        let line = self.source[..self.at].matches('\n').count() + 1;
        let end = self.at + end.ok_or_else(|| format!("line {line}: {fault}"))?;
        self.out.push_str(&self.source[self.at..end]);
        self.at = end;
        Ok(())
    }
}

/// The length of the quoted text at the start of `text`.
fn end_of_quote(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, part) in text.char_indices().skip(1) {
        match part {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return None,
            _ if part == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The length of the template at the start of `text`, with what it nests.
fn end_of_template(text: &str) -> Option<usize> {
    let mut at = 1;
    let mut depth = 0_u32;
    while let Some(part) = text[at..].chars().next() {
        match part {
            '\\' => at += 1 + text[at + 1..].chars().next()?.len_utf8(),
            '`' if depth == 0 => return Some(at + 1),
            '`' => at += end_of_template(&text[at..])?,
            '"' | '\'' if depth > 0 => at += end_of_quote(&text[at..], part)?,
            '$' if text[at..].starts_with("${") => {
                depth += 1;
                at += 2;
            }
            '{' if depth > 0 => {
                depth += 1;
                at += 1;
            }
            '}' if depth > 0 => {
                depth -= 1;
                at += 1;
            }
            _ => at += part.len_utf8(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::minify;

    fn small(source: &str) -> String {
        minify(source).expect("a script that ends")
    }

    #[test]
    fn remarks_and_indentation_go() {
        assert_eq!(small("// a\nlet a = 1; /* b */\n\n    a += 2;\n"), "let a=1;a+=2;");
    }

    #[test]
    fn words_stay_apart() {
        assert_eq!(small("return  typeof a in b"), "return typeof a in b");
        assert_eq!(small("a + +b - -c"), "a+ +b- -c");
        assert_eq!(small("a/* x */b"), "a b");
    }

    #[test]
    fn a_line_end_that_ends_a_statement_stays() {
        assert_eq!(small("let a = b\n  (c)\nreturn\na"), "let a=b\n(c)\nreturn\na");
        assert_eq!(small("if (a) {\n  b()\n}\nc()"), "if(a){b()}\nc()");
    }

    #[test]
    fn text_keeps_what_looks_like_a_remark() {
        assert_eq!(small("a = 'x // y';  b = \"/* \\\" */\""), "a='x // y';b=\"/* \\\" */\"");
    }

    #[test]
    fn templates_keep_their_space_and_what_they_nest() {
        let template = "`a  ${ b({ c: `d  }` }) } // e`";
        assert_eq!(small(&format!("f( {template} )")), format!("f({template})"));
    }

    #[test]
    fn patterns_are_told_from_division() {
        assert_eq!(small("a = b / c / d"), "a=b / c / d");
        assert_eq!(small("x = /[/'\"]  \\//g.test( y )"), "x= /[/'\"]  \\//g.test(y)");
        assert_eq!(small("return / {2}'/"), "return / {2}'/");
    }

    #[test]
    fn what_never_ends_names_its_line() {
        assert_eq!(minify("a;\nb = 'c"), Err("line 2: a quote never ends".to_owned()));
        assert!(minify("/* a").is_err());
        assert!(minify("`${a").is_err());
    }
}
