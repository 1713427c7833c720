//! What a check finds: a rule that is broken, where, why, and how to mend it.

use std::{cell::RefCell, collections::BTreeSet};

/// A stretch of bytes in a file of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index in [`crate::written::Folder::files`].
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Where; `None` for what concerns the folder as a whole.
    pub place: Option<Place>,
    /// What is wrong, without a full stop.
    pub what: String,
    /// A few words under the place.
    pub label: String,
    /// Other places that matter, with a few words each.
    pub also: Vec<(Place, String)>,
    /// More of why, beside the rule's own, or empty.
    pub note: &'static str,
    /// How to mend it.
    pub help: String,
}

impl Finding {
    /// A finding at a place.
    pub fn new(rule: Rule, place: impl Into<Option<Place>>, what: impl Into<String>) -> Finding {
        Finding {
            rule,
            place: place.into(),
            what: what.into(),
            label: String::new(),
            also: Vec::new(),
            note: "",
            help: String::new(),
        }
    }

    /// With a few words under the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Finding {
        self.label = label.into();
        self
    }

    /// With another place that matters.
    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Finding {
        self.also.push((place, label.into()));
        self
    }

    /// With more of why.
    #[must_use]
    pub fn note(mut self, note: &'static str) -> Finding {
        self.note = note;
        self
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = help.into();
        self
    }
}

/// Collects findings in the order in which they are found.
#[derive(Debug, Default)]
pub struct Log {
    findings: RefCell<Vec<Finding>>,
    doubtful: RefCell<BTreeSet<Place>>,
}

impl Log {
    /// Adds a finding, unless it is about what is in doubt.
    pub fn add(&self, finding: Finding) {
        if !finding.place.is_some_and(|place| self.is_doubtful(place)) {
            self.findings.borrow_mut().push(finding);
        }
    }

    /// From now on passes over findings about what stands here: a value that
    /// was read for a field that was only guessed.
    pub fn doubt(&self, place: Place) {
        self.doubtful.borrow_mut().insert(place);
    }

    fn is_doubtful(&self, place: Place) -> bool {
        let doubtful = self.doubtful.borrow();
        let before = doubtful.range(..=Place { end: u32::MAX, ..place }).next_back();
        before.is_some_and(|doubt| doubt.file == place.file && place.end <= doubt.end)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.borrow().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets the findings for which `keep` is false.
    pub fn retain(&self, keep: impl FnMut(&Finding) -> bool) {
        self.findings.borrow_mut().retain(keep);
    }

    /// The findings in the order of files and places, those about the folder as
    /// a whole last: first what stops the build, then the warnings.
    #[must_use]
    pub fn sorted(self) -> Vec<Finding> {
        let mut findings = self.findings.into_inner();
        findings.sort_by(|a, b| {
            let key = |finding: &Finding| {
                (!finding.rule.is_error(), finding.place.is_none(), finding.place, finding.rule)
            };
            key(a).cmp(&key(b)).then_with(|| a.what.cmp(&b.what))
        });
        findings.dedup();
        findings
    }
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $rule:ident $id:literal $name:literal $why:literal)*) => {
        /// The rules. Errors stop the build, warnings do not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])* $rule,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Rule] = &[$(Rule::$rule),*];

            /// Number and name, such as `E03 dangling-slug`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Rule::$rule => concat!($id, " ", $name),)* }
            }

            /// Name alone, such as `dangling-slug`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name,)* }
            }

            /// Why the rule is there, in one sentence without a full stop.
            #[must_use]
            pub fn why(self) -> &'static str {
                match self { $(Rule::$rule => $why,)* }
            }
        }
    };
}

rules! {
    /// A folder or file that is not there or cannot be opened.
    Unreadable "E01" "unreadable" "a sheet is a folder with a sheet.toml, and every .toml file in it is read"
    /// Bytes that are not UTF-8.
    BadUtf8 "E02" "bad-utf8" "TOML files are UTF-8; in another encoding, letters would come out wrong"
    /// A slug that names nothing.
    DanglingSlug "E03" "dangling-slug" "a slug that names nothing would leave a gap on the page"
    /// Two of a kind with one slug.
    DuplicateSlug "E04" "duplicate-slug" "a slug is an address: it must name one thing of its kind"
    /// A slug with other letters, or a reserved one.
    BadSlug "E05" "bad-slug" "slugs stand in addresses: a–z, 0–9 and - only; not-stated is the filters' own"
    /// Not TOML.
    Syntax "E06" "syntax" "what is not TOML cannot be read; the rest of this file, and names across files, are checked once it is mended"
    /// A field that no sheet has.
    UnknownField "E07" "unknown-field" "an unknown field would be ignored in silence"
    /// A field that must be there.
    MissingField "E08" "missing-field" "the page needs it"
    /// Text where a number belongs, and the like.
    WrongType "E09" "wrong-type" "the field cannot be read as it stands"
    /// A text without a letter.
    EmptyText "E10" "empty-text" "an empty text looks like a mistake on the page; what is not known is left out"
    /// Control characters.
    BadCharacter "E11" "bad-character" "invisible control characters can break the page or turn the order of its text around"
    /// A text over its limit.
    TooLong "E12" "too-long" "long texts break the layout and are not read"
    /// A word or number that is not in the list.
    BadValue "E13" "bad-value" "the page can show only what it knows"
    /// Not EDTF, or no day of the calendar.
    BadDate "E14" "bad-date" "dates are placed on the timeline: they must be readable and on the calendar"
    /// Not a plain number.
    BadNumber "E15" "bad-number" "numbers are shown as they are written, and compared exactly"
    /// A figure without a unit.
    NoUnit "E16" "no-unit" "a number without a unit says nothing; only ranks go without"
    /// A currency that is not in ISO 4217.
    UnknownCurrency "E17" "unknown-currency" "currencies are named by their ISO 4217 codes"
    /// A unit that does not go with the kind of figure.
    WrongUnit "E18" "wrong-unit" "kinds of figures are drawn by their unit: amounts in money, shares in per cent, counts in things"
    /// A reference to a figure that is not there.
    DanglingFigure "E19" "dangling-figure" "a figure that is not there cannot be drawn"
    /// A relation between unlike units.
    UnlikeUnits "E20" "unlike-units" "only like can be measured against like"
    /// Figures that refer to each other in a circle.
    Circle "E21" "circle" "figures that lean on each other in a circle have no whole to be drawn against"
    /// A part larger than its whole.
    PartOverWhole "E22" "part-over-whole" "a part cannot be larger than its whole, nor below zero"
    /// A comparison of amounts in different currencies, or of other figures.
    MixedCurrencies "E23" "mixed-currencies" "amounts in different currencies never share a scale"
    /// A fact or event that does not say where it is from.
    NoSource "E24" "no-source" "every statement can be checked against a document"
    /// A section or paragraph that the document does not have.
    BadLocator "E25" "bad-locator" "readers look the statement up there"
    /// A fact under a topic that the page does not have.
    UnreachableFact "E26" "unreachable-fact" "facts stand under their topics: without one, no reader would ever see it"
    /// Not a web or mail address.
    BadUrl "E27" "bad-url" "links lead to the web or to a mailbox, nowhere else"
    /// An event without a step or date.
    NoTime "E28" "no-time" "without a step or a date an event has no place on the timeline"
    /// Two events at one step.
    DuplicateStep "E29" "duplicate-step" "steps are the order of the programme: each is taken once"
    /// Progress towards something that is no target.
    NotATarget "E30" "not-a-target" "progress is drawn against the target it leads to"
    /// More text than a page should hold.
    TooLarge "E31" "too-large" "the whole sheet is loaded by every reader"
    /// Not the address of a folder on the web.
    BadAddress "E32" "bad-address" "links, embeds and search engines lead to the page by its address"
    /// A name that nothing uses.
    UnusedName "W01" "unused-name" "filters and pages list only what facts or events refer to"
    /// An event that no fact belongs to.
    EventWithoutFacts "W02" "event-without-facts" "readers go from an event to its facts"
    /// Too few or too many key figures.
    KeyCount "W03" "key-count" "four to six key figures fill the row above the sheet"
    /// A target that does not say when.
    TargetWithoutDate "W04" "target-without-date" "readers ask when a target is to be reached"
    /// A file that is not read.
    UnreadFile "W05" "unread-file" "only files that end in .toml are read: facts in others never reach the page"
}

impl Rule {
    /// Whether the rule stops the build.
    #[must_use]
    pub fn is_error(self) -> bool {
        self.id().starts_with('E')
    }
}
