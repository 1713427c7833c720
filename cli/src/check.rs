//! The rules a sheet must keep, and the sheet as checked.

mod decimal;
mod sheet;

pub use decimal::{Decimal, NoDecimal};
pub use sheet::{
    Comparison, Correction, Date, Event, Fact, Figure, FigureAt, Key, Locator, Measure, Name, Qualifier, Row,
    Scale, Sheet, Source, Topic, Unit,
};
