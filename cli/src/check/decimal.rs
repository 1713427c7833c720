//! Exact decimal numbers, as editors write them: no binary fractions, so
//! 22.3 stays 22.3.

use std::{cmp::Ordering, fmt};

/// An exact number: `mantissa / 10^places`.
///
/// Written numbers have at most 15 digits, 6 of them behind the point; their
/// sizes (times a scale) at most 24 digits. All arithmetic below fits an `i128`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The digits, without the point.
    pub mantissa: i128,
    /// How many of them stand behind the point; trailing zeros count.
    pub places: u8,
}

/// Why a text is not a number a sheet can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDecimal {
    /// Not digits with at most one point.
    Form,
    /// More than 15 digits, or more than 6 behind the point.
    Long,
}

impl Decimal {
    /// Reads `42`, `-3`, `22.3`, `42.0`.
    ///
    /// # Errors
    ///
    /// Anything else: signs other than a leading `-`, exponents, commas,
    /// spaces, a point without digits on both sides, too many digits.
    pub fn parse(text: &str) -> Result<Decimal, NoDecimal> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return Err(NoDecimal::Form),
            Some(parts) => parts,
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(NoDecimal::Form);
        }
        if whole.len() + fraction.len() > 15 || fraction.len() > 6 {
            return Err(NoDecimal::Long);
        }
        let mantissa = whole
            .bytes()
            .chain(fraction.bytes())
            .fold(0_i128, |sum, byte| sum * 10 + i128::from(byte - b'0'));
        let places = u8::try_from(fraction.len()).map_err(|_| NoDecimal::Long)?;
        Ok(Decimal { mantissa: if negative { -mantissa } else { mantissa }, places })
    }

    /// The number times `factor`, which is at most a billion.
    #[must_use]
    pub fn times(self, factor: u32) -> Decimal {
        Decimal { mantissa: self.mantissa * i128::from(factor), places: self.places }
    }

    /// The number times `10^power`, without zeros behind the point at its end;
    /// `None` if a sheet cannot hold it.
    #[must_use]
    pub fn raised(self, power: u32) -> Option<Decimal> {
        let behind = u32::from(self.places);
        let factor = 10_i128.checked_pow(power.saturating_sub(behind))?;
        let mut raised = Decimal {
            mantissa: self.mantissa.checked_mul(factor)?,
            places: u8::try_from(behind.saturating_sub(power)).ok()?,
        };
        while raised.places > 0 && raised.mantissa % 10 == 0 {
            raised = Decimal { mantissa: raised.mantissa / 10, places: raised.places - 1 };
        }
        Decimal::parse(&raised.to_string()).ok()
    }

    /// How much of `whole` this is, in 1/10,000, rounded half up; `None` if
    /// `whole` is not above zero. Not clamped: 150 of 100 is 15,000.
    #[must_use]
    pub fn of_whole(self, whole: Decimal) -> Option<i128> {
        let (part, whole) = self.aligned(whole);
        (whole > 0).then(|| (part * 20_000 + whole).div_euclid(whole * 2))
    }

    /// Both mantissas at the same number of places.
    fn aligned(self, other: Decimal) -> (i128, i128) {
        let places = self.places.max(other.places);
        let raise = |number: Decimal| number.mantissa * 10_i128.pow(u32::from(places - number.places));
        (raise(self), raise(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        let (left, right) = self.aligned(*other);
        Some(left.cmp(&right))
    }
}

impl fmt::Display for Decimal {
    /// As written: `22.3`, `42.0`, `-3`.
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let places = usize::from(self.places);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        match fraction {
            "" => write!(form, "{sign}{whole}"),
            _ => write!(form, "{sign}{whole}.{fraction}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|why| panic!("{text}: {why:?}"))
    }

    #[test]
    fn a_number_is_shown_as_it_was_written() {
        for text in ["0", "42", "42.0", "0.05", "-3", "-0.5", "10300", "22.3"] {
            assert_eq!(decimal(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_plain_number_is_refused() {
        for text in
            ["", "-", ".", "5.", ".5", "1,5", "1 000", "1e6", "+4", "0x1f", "nan", "--1", "1.2.3", "٤٢"]
        {
            assert_eq!(Decimal::parse(text), Err(NoDecimal::Form), "{text}");
        }
        assert_eq!(Decimal::parse("1234567890123456"), Err(NoDecimal::Long));
        assert_eq!(Decimal::parse("0.1234567"), Err(NoDecimal::Long));
    }

    #[test]
    fn order_ignores_trailing_zeros_and_knows_scales() {
        assert!(decimal("42") >= decimal("42.0") && decimal("42") <= decimal("42.00"));
        assert!(decimal("1.8").times(1_000_000_000) > decimal("999.9").times(1_000_000));
        assert!(decimal("-3") < decimal("0.000001"));
    }

    #[test]
    fn a_power_of_ten_moves_the_point() {
        let raised = |text: &str, power| decimal(text).raised(power).map(|number| number.to_string());
        assert_eq!(raised("1.5", 3).as_deref(), Some("1500"));
        assert_eq!(raised("1.50", 1).as_deref(), Some("15"));
        assert_eq!(raised("-0.12345", 3).as_deref(), Some("-123.45"));
        assert_eq!(raised("0.0", 2).as_deref(), Some("0"));
        assert_eq!(raised("7.10", 0).as_deref(), Some("7.1"));
        assert_eq!(raised("1234567890123", 3), None, "16 digits are more than a sheet holds");
        assert_eq!(raised("1", 60), None);
    }

    #[test]
    fn a_share_is_rounded_to_the_ten_thousandth() {
        assert_eq!(decimal("5100").of_whole(decimal("10300")), Some(4951));
        assert_eq!(decimal("22.3").of_whole(decimal("100")), Some(2230));
        assert_eq!(decimal("150").of_whole(decimal("100")), Some(15_000));
        assert_eq!(decimal("1").of_whole(decimal("0")), None);
        let most = decimal("999999999999999").times(1_000_000_000);
        assert!(most.of_whole(decimal("0.000001")).is_some(), "the largest do not overflow");
    }
}
