//! The address under which a sheet is published: that of a folder, so that the
//! names of its files can be put behind it.

use url::{Host, Url};

use super::{At, Text, fields::Fields, text::shown};
use crate::finding::{Finding, Rule};

/// Why a text is not such an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAddress {
    /// A few words.
    pub label: &'static str,
    /// What to do.
    pub help: String,
}

/// The address as browsers write it, with a slash at its end.
///
/// # Errors
/// When it is not that of a folder on the web.
pub fn address(text: &str) -> Result<String, NoAddress> {
    let wrong = |label, help: String| Err(NoAddress { label, help });
    let Ok(mut url) = Url::parse(text) else {
        let bare = !text.contains(':') && text.contains('.') && !text.contains(char::is_whitespace);
        let bare = bare.then(|| format!("https://{}", text.trim_start_matches('/')));
        return match bare.and_then(|whole| address(&whole).ok()) {
            Some(whole) => wrong("no https:// before it", format!("write {whole}")),
            None => {
                wrong("not an address", "write the whole address, as readers see it: https://…/".to_owned())
            }
        };
    };
    if !is_web(&url) {
        let label = "must begin with https://";
        return wrong(label, "write the address that readers use; http:// is for localhost alone".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return wrong(
            "a name or password in it",
            "delete what stands before the @: all readers see it".to_owned(),
        );
    }
    if url.query().is_some() || url.fragment().is_some() {
        url.set_query(None);
        url.set_fragment(None);
        return wrong("the address of one view", format!("write it without what is behind ? or #: {url}"));
    }
    if let Some((folder, file)) = url.path().rsplit_once('/')
        && [".html", ".htm"].iter().any(|ending| file.to_ascii_lowercase().ends_with(ending))
    {
        let folder = format!("{folder}/");
        url.set_path(&folder);
        return wrong("the address of a file", format!("write that of its folder: {url}"));
    }
    if !url.path().ends_with('/') {
        let folder = format!("{}/", url.path());
        url.set_path(&folder);
    }
    Ok(url.into())
}

/// On https, or on this machine.
fn is_web(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.has_host() && (url.scheme() == "https" || url.scheme() == "http" && here)
}

impl Fields<'_> {
    /// The address of the page, which may be left out.
    pub fn address_if(&mut self, name: &'static str) -> Option<Text> {
        let text = self.text_if(name, 2_000)?;
        match address(&text.value) {
            Ok(value) => Some(At { value, place: text.place }),
            Err(why) => {
                let what = format!("the sheet cannot be published at `{}`", shown(&text.value));
                self.add(Finding::new(Rule::BadAddress, text.place, what).label(why.label).help(why.help));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_in_a_slash_and_is_written_as_browsers_do() {
        for (written, read) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/visit", "https://example.org/visit/"),
            ("https://Example.ORG:443/visit/", "https://example.org/visit/"),
            ("https://пример.test/визит", "https://xn--e1afmkfd.test/%D0%B2%D0%B8%D0%B7%D0%B8%D1%82/"),
            ("http://localhost:8080/a b", "http://localhost:8080/a%20b/"),
            ("http://127.0.0.1/", "http://127.0.0.1/"),
            ("http://[::1]/visit", "http://[::1]/visit/"),
            ("https://example.org/\"><script>", "https://example.org/%22%3E%3Cscript%3E/"),
        ] {
            assert_eq!(address(written).as_deref(), Ok(read));
        }
    }

    #[test]
    fn what_is_no_folder_on_the_web_is_refused_with_what_to_write() {
        for (written, label, help) in [
            ("example.org/visit", "no https:// before it", "https://example.org/visit/"),
            ("visit", "not an address", "https://…/"),
            ("https://", "not an address", "https://…/"),
            ("https://exa mple.org/", "not an address", "https://…/"),
            ("http://example.org/", "must begin with https://", "localhost"),
            ("http://localhost.example.org/", "must begin with https://", "localhost"),
            ("mailto:desk@example.org", "must begin with https://", "readers use"),
            ("javascript:alert(1)", "must begin with https://", "readers use"),
            ("file:///var/www/", "must begin with https://", "readers use"),
            ("https://me:secret@example.org/", "a name or password in it", "before the @"),
            ("https://example.org/visit/?id=1", "the address of one view", ": https://example.org/visit/"),
            ("https://example.org/#fact=a", "the address of one view", ": https://example.org/"),
            ("https://example.org/visit/index.HTML", "the address of a file", ": https://example.org/visit/"),
        ] {
            let why = address(written).expect_err(written);
            assert_eq!(why.label, label, "{written}");
            assert!(why.help.ends_with(help) || why.help.contains(help), "{written}: {}", why.help);
        }
    }
}
