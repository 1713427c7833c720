//! What ties figures together: progress to a target, and parts of a whole.

use std::collections::{BTreeMap, BTreeSet};

use factsheet::sheet::Kind;

use super::{
    Rules,
    decimal::Decimal,
    figures::Address,
    measures::{alike, name, size},
    names::Of,
};
use crate::{
    finding::{Finding, Rule},
    written::{self, At, Text, example, shown},
};

impl Rules<'_> {
    /// Progress and parts: what each figure leans on, `towards` and `part-of`.
    pub(super) fn relations(&self) -> BTreeMap<Address, [Option<Address>; 2]> {
        let mut relations = BTreeMap::new();
        for (fact, written) in self.sheet.facts.iter().enumerate() {
            for (index, figure) in written.figures.iter().enumerate() {
                let at = Address { fact, figure: index };
                let towards =
                    figure.towards.as_ref().and_then(|text| Some((text, self.address(Some(fact), text)?)));
                let whole =
                    figure.part_of.as_ref().and_then(|text| Some((text, self.address(Some(fact), text)?)));
                if let Some((text, goal)) = towards {
                    self.towards(at, text, goal);
                }
                if let Some((text, whole)) = whole {
                    self.part_of(at, text, whole);
                } else if !figure.given.has("part-of") {
                    self.share(figure);
                }
                self.target(figure);
                if towards.is_some() || whole.is_some() {
                    relations.insert(at, [towards.map(|(_, at)| at), whole.map(|(_, at)| at)]);
                }
            }
        }
        self.circles(&relations);
        relations
    }

    /// A share stands against 100 %.
    fn share(&self, figure: &written::Figure) {
        if figure.kind.as_ref().map(|kind| kind.value) != Some(Kind::Share) {
            return;
        }
        if !figure.given.has("of") {
            self.log.add(
                Finding::new(Rule::MissingField, figure.place, "a share lacks `of`")
                    .label("a share of what?")
                    .help(format!("add {}", example::OF)),
            );
        }
        let Some(value) = &figure.value else { return };
        let hundred = Decimal { mantissa: 100, places: 0 };
        let zero = Decimal { mantissa: 0, places: 0 };
        if value.value > hundred || value.value < zero {
            self.log.add(
                Finding::new(Rule::PartOverWhole, value.place, format!("a share of {} %", value.value))
                    .label("not from 0 to 100")
                    .help("for growth and the like write kind = \"count\", which is not drawn as a share"),
            );
        }
    }

    fn target(&self, figure: &written::Figure) {
        if let (Some(At { value: Kind::Target, place }), false) = (&figure.kind, figure.given.has("by")) {
            self.log.add(
                Finding::new(Rule::TargetWithoutDate, *place, "a target without a date")
                    .label("by when?")
                    .help(format!("add {}; leave it if the source does not say", example::BY)),
            );
        }
    }

    fn towards(&self, at: Address, text: &Text, goal: Address) {
        let target = self.figure(goal);
        if let Some(kind) = target.kind.as_ref().filter(|kind| kind.value != Kind::Target) {
            self.log.add(
                Finding::new(Rule::NotATarget, text.place, format!("`{}` is not a target", self.title(goal)))
                    .label("progress to what?")
                    .also(kind.place, "its kind")
                    .help("write kind = \"target\" there, or use `part-of` for a part of a whole"),
            );
        }
        if self.alike(at, text, goal) {
            self.above_zero(goal, "a target");
        }
    }

    fn part_of(&self, at: Address, text: &Text, whole: Address) {
        if !self.alike(at, text, whole) || !self.above_zero(whole, "a whole") {
            return;
        }
        let (Some(part), Some(all)) = (size(self.figure(at)), size(self.figure(whole))) else { return };
        let below = part.value < Decimal { mantissa: 0, places: 0 };
        if part.value > all.value || below {
            let why = if below { "below zero" } else { "more than the whole" };
            self.log.add(
                Finding::new(
                    Rule::PartOverWhole,
                    part.place,
                    format!("{} is no part of {}", part.value, all.value),
                )
                .label(why)
                .also(all.place, "the whole")
                .help("check both numbers and their `scale`, or turn `part-of` around"),
            );
        }
    }

    /// Whether both are counted in the same.
    fn alike(&self, at: Address, text: &Text, other: Address) -> bool {
        let (Some(own), Some(its)) = (self.measure(at), self.measure(other)) else { return false };
        let alike = alike(own, its);
        if !alike {
            let figure = self.figure(other);
            let place = figure
                .unit
                .as_ref()
                .map(|unit| unit.place)
                .or(figure.currency.as_ref().map(|code| code.place))
                .unwrap_or(figure.place);
            self.log.add(
                Finding::new(
                    Rule::UnlikeUnits,
                    text.place,
                    format!(
                        "{} against {}: `{}` is counted in another unit",
                        shown(name(own)),
                        shown(name(its)),
                        self.title(other)
                    ),
                )
                .label(format!("this figure is in {}", shown(name(own))))
                .also(place, format!("that one is in {}", shown(name(its))))
                .help("give both the same unit, word for word, or delete the line"),
            );
        }
        alike
    }

    /// Reports each circle of relations once.
    fn circles(&self, relations: &BTreeMap<Address, [Option<Address>; 2]>) {
        let next =
            |at: Address| relations.get(&at).into_iter().flatten().flatten().copied().collect::<Vec<_>>();
        let mut done = BTreeSet::new();
        for &start in relations.keys() {
            if done.contains(&start) {
                continue;
            }
            // The way from `start`, with what is still to be tried at each step.
            let mut way = vec![(start, next(start))];
            let mut steps = BTreeMap::from([(start, 0)]);
            while let Some((at, open)) = way.last_mut() {
                let at = *at;
                let Some(to) = open.pop() else {
                    done.insert(at);
                    steps.remove(&at);
                    way.pop();
                    continue;
                };
                if done.contains(&to) {
                    continue;
                }
                match steps.get(&to) {
                    Some(&first) => self.circle(at, &way[first..], to),
                    None => {
                        steps.insert(to, way.len());
                        way.push((to, next(to)));
                    }
                }
            }
        }
    }

    fn circle(&self, at: Address, way: &[(Address, Vec<Address>)], to: Address) {
        let figure = self.figure(at);
        let field = |text: &Option<Text>| {
            text.as_ref().filter(|text| self.leads(at.fact, text, to)).map(|text| text.place)
        };
        let place = field(&figure.towards).or_else(|| field(&figure.part_of)).unwrap_or(figure.place);
        let steps: Vec<_> = way.iter().take(6).map(|(step, _)| self.title(*step)).collect();
        let dots = if way.len() > 6 { "… → " } else { "" };
        self.log.add(
            Finding::new(
                Rule::Circle,
                place,
                format!("a circle: {} → {dots}{}", steps.join(" → "), self.title(to)),
            )
            .label("leads back")
            .help("delete one of the lines `towards` or `part-of` in the circle"),
        );
    }

    /// Whether the text leads to a figure; reports nothing.
    fn leads(&self, own: usize, text: &Text, to: Address) -> bool {
        let (fact, id) = match text.value.split_once('.') {
            Some((fact, id)) => (self.names.knows(Of::Fact, fact), id),
            None => (Some(own), text.value.as_str()),
        };
        fact == Some(to.fact) && self.figure(to).id.as_ref().is_some_and(|own| own.value == id)
    }
}
