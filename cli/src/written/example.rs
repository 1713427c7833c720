//! A line that shows a field, for the help of a finding.
//!
//! A date, number, unit or source is never made up here: one that could be
//! pasted as it stands would be, and the sheet would say what nobody has looked
//! up. Texts are described, slugs and dots lead nowhere.

/// Where a fact or event stands in its document.
pub const SOURCE: &str =
    "source = { document = \"slug\", section = \"heading\", paragraph = … }, where it says so";
/// What is counted.
pub const UNIT: &str = "unit = \"…\", or unit = { one = \"…\", other = \"…\" }, such as company, companies";
/// What a share is a share of.
pub const OF: &str = "of = \"of …\", the whole that it is a share of";
/// The money.
pub const CURRENCY: &str = "currency = \"…\", the money's code in ISO 4217, such as USD";
/// The day of a target.
pub const BY: &str = "by = \"YYYY\", the year, month or day by which it is to be reached";
/// The place of an event in the programme.
pub const STEP: &str = "step = …, its place in the programme, counted from 1";
/// The date of an event.
pub const WHEN: &str = "when = \"YYYY-MM-DD\", its day, month or year";

/// The field `field` of a table of this kind, and what belongs in it.
pub(super) fn example(kind: &str, field: &str) -> &'static str {
    match (kind, field) {
        ("the head" | "a file of lists", list) if !header(list).is_empty() => header(list),
        ("the head", "title") => "title = \"The headline\"",
        ("a section", "title") => "title = \"The section's own heading\"",
        ("a comparison", "title") => "title = \"What is compared\"",
        ("a key figure", "label") => "label = \"what the number is\"",
        ("a key figure", "figure") => "figure = \"the-id-of-a-figure\"",
        ("a compared figure", "figure") => "figure = \"fact-slug.figure-id\"",
        ("a source", "label") => "label = \"Title or description, publisher, date\"",
        ("a fact", "figure") => "[[fact.figure]]",
        ("the head", "url") => "url = \"https://…/\", the folder where the page is published",
        (_, "kicker") => "kicker = \"A few words above the headline\"",
        (_, "standfirst") => "standfirst = \"One or two sentences\"",
        (_, "provenance") => "provenance = \"Whose figures these are\"",
        (_, "language") => "language = \"…\", the code of the sheet's language, such as en",
        (_, "updated") => "updated = \"YYYY-MM-DD\", the day of the sheet's last change",
        (_, "method") => "method = [\"How the sheet was made.\"]",
        (_, "horizon") => "horizon = \"YYYY/YYYY\", the first and the last year that the timeline shows",
        (_, "slug") => "slug = \"a-short-name\"",
        (_, "label") => "label = \"What the reader sees\"",
        (_, "hue") => "hue = …, a number from 1 to 8",
        (_, "url") => "url = \"https://…\"",
        (_, "sections") => "sections = [{ title = \"…\", paragraphs = … }], the source's headings",
        (_, "paragraphs") => "paragraphs = …, how many the section has",
        (_, "paragraph") => "paragraph = …, counted from 1 in its section",
        (_, "title") => "title = \"What happens\"",
        (_, "figures") => "figures = [{ figure = \"fact-slug\", label = \"what it is\" }, …]",
        (_, "date") => "date = \"YYYY-MM-DD\", the day of the correction",
        (_, "text") => "text = \"What was wrong, and what is right.\"",
        (_, "fact") => "fact = \"the-slug-of-a-fact\"",
        (_, "topic") => "topic = \"the-slug-of-a-topic\"",
        (_, "track") => "track = \"the-slug-of-a-track\"",
        (_, "statement") => "statement = \"One or two plain sentences.\"",
        (_, "status") => "status = \"…\", one of in-force, done, under-way, planned, explored",
        (_, "period") => "period = \"YYYY\", YYYY-MM, YYYY-MM-DD or two of them with / between",
        (_, "parties") => "parties = [\"the-slug-of-a-party\"]",
        (_, "organisations") => "organisations = [\"the-slug-of-an-organisation\"]",
        (_, "people") => "people = [\"the-slug-of-a-person\"]",
        (_, "places") => "places = [\"the-slug-of-a-place\"]",
        (_, "source") => SOURCE,
        (_, "document") => "document = \"the-slug-of-a-source\"",
        (_, "section") => "section = \"The section's own heading\"",
        (_, "verified") => "verified = \"YYYY-MM-DD\", the day you last checked it against the source",
        (_, "id") => "id = \"a-short-name\"",
        (_, "value") => "value = …, the number as the source has it",
        (_, "unit") => UNIT,
        (_, "other") => "other = \"…\", the form for all other numbers, such as companies",
        (_, "of") => OF,
        (_, "currency") => CURRENCY,
        (_, "scale") => "scale = \"…\", one of thousand, million, billion",
        (_, "qualifier") => "qualifier = \"…\", one of about, nearly, over, at-least, under, at-most",
        (_, "kind") => "kind = \"…\", one of amount, share, count, target, rank",
        (_, "by") => BY,
        (_, "towards") => "towards = \"the-id-of-a-figure\"",
        (_, "part-of") => "part-of = \"the-id-of-a-figure\"",
        (_, "step") => STEP,
        (_, "when") => WHEN,
        (_, "place") => "place = \"the-slug-of-a-place\"",
        (_, "facts") => "facts = [\"the-slug-of-a-fact\"]",
        _ => "a text between \"quotes\"",
    }
}

/// The header of a list of the sheet, or empty.
fn header(list: &str) -> &'static str {
    match list {
        "source" => "[[source]]",
        "topic" => "[[topic]]",
        "party" => "[[party]]",
        "organisation" => "[[organisation]]",
        "person" => "[[person]]",
        "place" => "[[place]]",
        "track" => "[[track]]",
        "key" => "[[key]]",
        "comparison" => "[[comparison]]",
        "correction" => "[[correction]]",
        "fact" => "[[fact]]",
        "event" => "[[event]]",
        _ => "",
    }
}
