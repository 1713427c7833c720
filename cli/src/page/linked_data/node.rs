//! Things as schema.org describes them, with the properties that a sheet fills.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    #[serde(rename = "@context")]
    pub context: &'static str,
    #[serde(rename = "@graph")]
    pub graph: Vec<Node<'a>>,
}

/// One thing. What is not known is left out.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Node<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "String::is_empty")]
    pub id: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub credit_text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub in_language: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<Licence<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appearance: Option<Passage>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citation: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distribution: Vec<Download>,
}

#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    pub id: String,
}

/// Something of which only the name is known.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Licence<'a> {
    Address(&'a str),
    Words(Named<'a>),
}

/// Where in a source a claim appears.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Passage {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    pub is_part_of: Reference,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Download {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub encoding_format: &'static str,
    pub content_url: String,
}
