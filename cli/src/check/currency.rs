//! Currencies of ISO 4217, those in use and the precious metals and special
//! drawing rights that sources write about.

/// Codes, ascending.
pub(super) const CODES: [&str; 161] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLF", "CLP", "CNY", "COP",
    "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP",
    "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD",
    "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK",
    "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR",
    "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP",
    "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD",
    "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XAG", "XAU",
    "XCD", "XCG", "XDR", "XOF", "XPD", "XPF", "XPT", "YER", "ZAR", "ZMW", "ZWG",
];

/// The code for what an editor may write instead.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let word = word.trim().to_uppercase();
    let named = match word.as_str() {
        "$" | "US$" | "DOLLAR" | "DOLLARS" | "US DOLLAR" | "US DOLLARS" => "USD",
        "€" | "EURO" | "EUROS" => "EUR",
        "£" | "POUND" | "POUNDS" => "GBP",
        "₽" | "ROUBLE" | "ROUBLES" | "RUBLE" | "RUBLES" | "RUR" => "RUB",
        "SOM" | "SOMS" => "KGS",
        "¥" | "YUAN" | "RMB" => "CNY",
        "YEN" => "JPY",
        "TENGE" => "KZT",
        other => return CODES.iter().copied().find(|code| *code == other),
    };
    Some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_can_be_looked_up() {
        assert!(CODES.is_sorted());
        for code in ["USD", "RUB", "KGS", "EUR"] {
            assert!(CODES.binary_search(&code).is_ok(), "{code}");
        }
        assert_eq!(meant("usd"), Some("USD"));
        assert_eq!(meant("rubles"), Some("RUB"));
        assert_eq!(meant("shells"), None);
    }
}
