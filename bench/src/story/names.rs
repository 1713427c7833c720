//! Names of what facts are filtered by.

/// A slug with what the reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// In addresses and in the data.
    pub slug: String,
    /// For people.
    pub label: String,
}

impl Name {
    fn new(label: &str) -> Name {
        Name { slug: label.to_lowercase().replace(' ', "-"), label: label.to_owned() }
    }
}

const TOPICS: [&str; 9] =
    ["Budget", "Transport", "Energy", "Housing", "Schooling", "Hospitals", "Farming", "Digital", "Climate"];

const PARTIES: [&str; 6] = ["Alderland", "Birchia", "Cedaria", "Elmark", "Firmont", "Hazelia"];

/// 20 by 10 make 200 organisations.
const PLACES: [&str; 20] = [
    "Aldersund",
    "Bramfeld",
    "Calderon",
    "Dunmore",
    "Eskdal",
    "Farrow",
    "Gilsund",
    "Hartmoor",
    "Ivelm",
    "Jarrow",
    "Kelso",
    "Lomond",
    "Marwick",
    "Norrland",
    "Orkdal",
    "Pentland",
    "Quarrel",
    "Rannoch",
    "Selkirk",
    "Tarbert",
];

const BODIES: [&str; 10] = [
    "Railways",
    "Power",
    "Development Fund",
    "Water Works",
    "Savings",
    "Shipyards",
    "University",
    "Telecom",
    "Cooperative",
    "Agency",
];

fn names(labels: &[&str]) -> Vec<Name> {
    labels.iter().map(|label| Name::new(label)).collect()
}

/// The nine topics.
pub fn topics() -> Vec<Name> {
    names(&TOPICS)
}

/// The six parties.
pub fn parties() -> Vec<Name> {
    names(&PARTIES)
}

/// The two hundred organisations.
pub fn organisations() -> Vec<Name> {
    BODIES.iter().flat_map(|body| PLACES.map(|place| Name::new(&format!("{place} {body}")))).collect()
}

/// The five kinds of figures.
pub fn kinds() -> Vec<Name> {
    names(&["Amount", "Share", "Count", "Target", "Rank"])
}
