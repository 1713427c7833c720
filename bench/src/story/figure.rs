//! Made-up figures.

use crate::random::Random;

/// One figure, as a sheet has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Index into the kinds: amount, share, count, target, rank.
    pub kind: usize,
    /// The number as written.
    pub value: String,
    /// The year of a target.
    pub by: Option<u32>,
    /// The source's hedge, as the sheet has it.
    pub qualifier: &'static str,
    /// Of a share: it is the progress to the target that follows.
    pub towards: bool,
}

const HEDGES: [&str; 5] = ["exact", "about", "nearly", "over", "at-least"];

impl Figure {
    fn new(kind: usize, random: &mut Random) -> Figure {
        let value = match kind {
            0 => format!("{}.{}", random.within(1, 900), random.within(1, 9)),
            1 => random.within(1, 60).to_string(),
            2 => random.within(2, 90_000).to_string(),
            3 => random.within(61, 99).to_string(),
            _ => random.within(1, 40).to_string(),
        };
        let hedged = matches!(kind, 0..=2) && random.percent(40);
        let qualifier = if hedged { HEDGES[random.within(1, 4)] } else { HEDGES[0] };
        let by = (kind == 3).then(|| 2026 + u32::try_from(random.below(5)).unwrap_or(0));
        Figure { kind, value, by, qualifier, towards: false }
    }

    /// None to two figures.
    pub fn some(random: &mut Random) -> Vec<Figure> {
        let first = random.below(5);
        match random.below(100) {
            0..15 => Vec::new(),
            15..70 => vec![Figure::new(first, random)],
            // Progress beside its goal; two shares or targets would be one too many.
            _ if matches!(first, 1 | 3) => {
                let share = Figure { towards: true, ..Figure::new(1, random) };
                vec![share, Figure::new(3, random)]
            }
            _ => {
                let second = [0, 2, 4].into_iter().find(|&kind| kind != first).unwrap_or(2);
                vec![Figure::new(first, random), Figure::new(second, random)]
            }
        }
    }

    /// As a card shows it.
    pub fn text(&self) -> String {
        let hedge = match self.qualifier {
            "exact" => "",
            "at-least" => "at least ",
            _ => self.qualifier,
        };
        let gap = if hedge.is_empty() || hedge.ends_with(' ') { "" } else { " " };
        let Figure { value, .. } = self;
        let number = match (self.kind, self.by) {
            (0, _) => format!("${value} million"),
            (2, _) => format!("{value} units"),
            (3, Some(by)) => format!("{value} % by {by}"),
            (4, _) => format!("No. {value}"),
            _ => format!("{value} %"),
        };
        [hedge, gap, &number].concat()
    }
}
