//! What figures are counted in: a unit, a currency, per cent or nothing, by
//! the kind of figure.

use factsheet::sheet::Kind;

use super::{
    currency,
    decimal::Decimal,
    sheet::{Measure, Unit},
};
use crate::{
    finding::{Finding, Log, Rule},
    written::{
        At, Figure, Text,
        example::{CURRENCY, UNIT},
        shown,
    },
};

/// What the figure is counted in. `None` where that is not to be had; then it
/// is reported.
pub(super) fn measure(figure: &Figure, log: &Log) -> Option<Measure> {
    let kind = figure.kind.as_ref().map(|kind| kind.value);
    if let (Some(unit), Some(currency)) = (&figure.unit, &figure.currency) {
        log.add(
            Finding::new(Rule::WrongUnit, currency.place, "a figure has a unit or a currency, not both")
                .label("the currency")
                .also(unit.place, "the unit")
                .help("keep `currency` for money, `unit` for all else"),
        );
        return None;
    }
    let measure = match (&figure.unit, &figure.currency) {
        (_, Some(code)) => money(code, log)?,
        (Some(unit), None) => in_units(unit)?,
        // One that cannot be read is reported as such.
        (None, None) if figure.given.has("unit") || figure.given.has("currency") => return None,
        (None, None) => Measure::None,
    };
    let place = figure
        .unit
        .as_ref()
        .map(|unit| unit.place)
        .or(figure.currency.as_ref().map(|code| code.place))
        .unwrap_or(figure.value.as_ref().map_or(figure.place, |value| value.place));
    let wrong = |rule, what: &str, label: &str, help: &str| {
        log.add(Finding::new(rule, place, what).label(label).help(help));
        None
    };
    match (kind, measure) {
        (Some(Kind::Rank), Measure::None) | (None, _) => Some(Measure::None).filter(|_| kind.is_some()),
        (Some(Kind::Rank), _) => wrong(
            Rule::WrongUnit,
            "a rank has no unit",
            "a rank is a bare number",
            "delete it, or choose another `kind`",
        ),
        (Some(Kind::Amount), Measure::None) => {
            wrong(Rule::NoUnit, "an amount without a currency", "of what money?", &format!("add {CURRENCY}"))
        }
        (Some(Kind::Share), Measure::None) => {
            wrong(Rule::NoUnit, "a share without a unit", "of what?", "add unit = \"%\"")
        }
        (Some(Kind::Count), Measure::None) => {
            wrong(Rule::NoUnit, "a count without a unit", "of what?", &format!("add {UNIT}"))
        }
        (Some(Kind::Target), Measure::None) => wrong(
            Rule::NoUnit,
            "a target without a unit or currency",
            "of what?",
            &format!("add unit = \"%\" for a share; or {UNIT}; or {CURRENCY}"),
        ),
        (Some(Kind::Amount), Measure::Percent | Measure::Unit(_)) => wrong(
            Rule::WrongUnit,
            "an amount is money, and this is a unit",
            "not a currency",
            &format!(
                "write {CURRENCY}, instead of `unit`; or choose another `kind`: share for %, count for things"
            ),
        ),
        (Some(Kind::Share), Measure::Currency(_) | Measure::Unit(_)) => wrong(
            Rule::WrongUnit,
            "a share is in per cent",
            "not %",
            "write unit = \"%\", or choose another `kind`: `part-of` draws a count against its whole",
        ),
        (Some(Kind::Count), Measure::Currency(_)) => wrong(
            Rule::WrongUnit,
            "a count is of things, and this is money",
            "a currency",
            "write kind = \"amount\"",
        ),
        (Some(_), measure) => Some(measure),
    }
}

fn money(code: &Text, log: &Log) -> Option<Measure> {
    if currency::CODES.binary_search(&code.value.as_str()).is_ok() {
        return Some(Measure::Currency(code.value.clone()));
    }
    let finding = Finding::new(
        Rule::UnknownCurrency,
        code.place,
        format!("there is no currency `{}`", shown(&code.value)),
    );
    log.add(match currency::meant(&code.value) {
        Some(meant) => {
            finding.label(format!("did you mean `{meant}`?")).help(format!("write currency = \"{meant}\""))
        }
        None => finding
            .label("not a code of ISO 4217")
            .help("write the three letters of the code, such as USD, EUR, RUB, KGS"),
    });
    None
}

fn in_units(unit: &At<super::super::written::Unit>) -> Option<Measure> {
    let forms = &unit.value;
    let text = |form: &Option<Text>| form.as_ref().map(|text| text.value.clone());
    let other = text(&forms.other)?;
    if other == "%" {
        return Some(Measure::Percent);
    }
    Some(Measure::Unit(Unit {
        zero: text(&forms.zero),
        one: text(&forms.one),
        two: text(&forms.two),
        few: text(&forms.few),
        many: text(&forms.many),
        other,
    }))
}

/// Whether one can be measured against the other. Nouns are alike by their
/// form for many.
pub(super) fn alike(left: &Measure, right: &Measure) -> bool {
    match (left, right) {
        (Measure::Unit(left), Measure::Unit(right)) => left.other == right.other,
        (Measure::None, _) => false,
        (left, right) => left == right,
    }
}

/// The measure in a message.
pub(super) fn name(measure: &Measure) -> &str {
    match measure {
        Measure::Percent => "%",
        Measure::Currency(code) => code,
        Measure::Unit(unit) => &unit.other,
        Measure::None => "no unit",
    }
}

/// The value times its scale.
pub(super) fn size(figure: &Figure) -> Option<At<Decimal>> {
    let value = figure.value.as_ref()?;
    let scale = figure.scale.as_ref().map(|scale| scale.value).unwrap_or_default();
    Some(At { value: value.value.times(scale.factor()), place: value.place })
}
