//! Units of measure and currencies, and what one of each is in the unit that is compared.
//!
//! `miles` → length, 1609.344 m; `Stunden` → duration, 3600 s; `€` → money in `eur`. The factors are those of the
//! International System of Units and of the 1959 yard and pound agreement.

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Things that are counted.
    Count,
    /// Hundredths: per cent, fractions, so many out of so many.
    Share,
    /// Money.
    Money,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Litres.
    Volume,
    /// Kilograms.
    Mass,
    /// Metres a second.
    Speed,
    /// Degrees Celsius.
    Temperature,
    /// Seconds.
    Duration,
    /// Years of age.
    Age,
    /// Watts, hertz, bytes and other units that are only held against themselves.
    Other,
    /// First, second, third …
    Order,
    /// A number that names: level 3, Boeing 787, room 12.
    Label,
    /// A result: 3–2, eleven votes to nine.
    Result,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;
const DAY: f64 = 86_400.0;
const YEAR: f64 = 365.25 * DAY;
const MILE: f64 = 1609.344;

/// The measure of a unit written as a word or sign, and how much one of it is. Temperatures in Fahrenheit are not
/// proportional: see [`fahrenheit`].
pub(super) fn unit(form: &str) -> Option<(Measure, f64)> {
    use Measure::{Area, Duration, Length, Mass, Other, Speed, Temperature, Volume};
    Some(match form {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" | "kilometern" | "kilomètre" | "kilomètres"
        | "chilometro" | "chilometri" | "kilómetro" | "kilómetros" => (Length, 1000.0),
        "mile" | "miles" | "mi" | "meile" | "meilen" | "mille" | "miglia" | "miglio" | "milla" | "millas" => (Length, MILE),
        "m" | "metre" | "metres" | "meter" | "meters" | "metern" | "mètre" | "mètres" | "metro" | "metri" | "metros" => (Length, 1.0),
        "foot" | "feet" | "ft" | "fuß" => (Length, 0.3048),
        "yard" | "yards" | "yd" | "yds" => (Length, 0.9144),
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" | "zentimeter" | "zentimetern" | "centimètres"
        | "centimetri" | "centímetros" => (Length, 0.01),
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => (Length, 0.001),
        "inch" | "inches" => (Length, 0.0254),
        "km²" | "km2" | "quadratkilometer" => (Area, 1e6),
        "m²" | "m2" | "sqm" | "quadratmeter" => (Area, 1.0),
        "hectare" | "hectares" | "ha" | "hektar" | "ettari" | "hectáreas" => (Area, 1e4),
        "acre" | "acres" => (Area, 4046.856),
        "sqft" => (Area, 0.092_903),
        "litre" | "litres" | "liter" | "liters" | "litern" | "litri" | "litros" => (Volume, 1.0),
        "gallon" | "gallons" => (Volume, 3.785),
        "barrel" | "barrels" => (Volume, 158.99),
        "kg" | "kgs" | "kilogram" | "kilograms" | "kilo" | "kilos" | "kilogramm" | "kilogrammes" | "chilogrammi" | "chili"
        | "kilogramos" => (Mass, 1.0),
        "g" | "gram" | "grams" | "gramm" | "grammes" | "grammi" => (Mass, 0.001),
        "mg" => (Mass, 1e-6),
        "tonne" | "tonnes" | "tons" | "ton" | "tonnen" | "tonnellate" | "toneladas" => (Mass, 1000.0),
        "lb" | "lbs" | "pfund" => (Mass, 0.453_592_37),
        "oz" | "ounce" | "ounces" => (Mass, 0.028_349_5),
        "kmh" | "kph" | "kmph" => (Speed, 1.0 / 3.6),
        "mph" => (Speed, MILE / HOUR),
        "knots" | "knot" | "knoten" | "nœuds" | "nodi" | "nudos" => (Speed, 0.514_444),
        "celsius" | "centigrade" => (Temperature, 1.0),
        "second" | "seconds" | "sec" | "secs" | "sekunde" | "sekunden" | "secondes" | "secondi" | "segundos" => (Duration, 1.0),
        "minute" | "minutes" | "min" | "mins" | "minuten" | "minuti" | "minuto" | "minutos" => (Duration, MINUTE),
        "hour" | "hours" | "hr" | "hrs" | "stunde" | "stunden" | "heure" | "heures" | "ora" | "ore" | "hora" | "horas" => (Duration, HOUR),
        "day" | "days" | "tag" | "tage" | "tagen" | "jour" | "jours" | "giorno" | "giorni" | "día" | "días" => (Duration, DAY),
        "night" | "nights" | "nacht" | "nächte" | "nuit" | "nuits" | "notte" | "notti" | "noche" | "noches" => (Duration, DAY),
        "week" | "weeks" | "woche" | "wochen" | "semaine" | "semaines" | "settimana" | "settimane" | "semana" | "semanas" => {
            (Duration, 7.0 * DAY)
        }
        "month" | "months" | "monat" | "monate" | "monaten" | "mois" | "mese" | "mesi" | "mes" | "meses" => (Duration, YEAR / 12.0),
        "year" | "years" | "yr" | "yrs" | "jahr" | "jahre" | "jahren" | "an" | "ans" | "année" | "années" | "anno" | "anni" | "año"
        | "años" => (Duration, YEAR),
        "decade" | "decades" | "jahrzehnt" | "jahrzehnte" | "décennie" | "décennies" | "decennio" | "decenni" => (Duration, 10.0 * YEAR),
        "century" | "centuries" | "jahrhundert" | "jahrhunderte" | "siècle" | "siècles" | "secolo" | "secoli" | "siglo" | "siglos" => {
            (Duration, 100.0 * YEAR)
        }
        "hz" | "hertz" | "watt" | "watts" | "w" | "bytes" | "volt" | "volts" => (Other, 1.0),
        "khz" | "kw" | "kilowatt" | "kilowatts" | "kb" => (Other, 1e3),
        "mhz" | "megahertz" | "mw" | "megawatt" | "megawatts" | "mb" | "megabytes" => (Other, 1e6),
        "ghz" | "gigahertz" | "gw" | "gigawatt" | "gigawatts" | "gb" | "gigabytes" => (Other, 1e9),
        _ => return None,
    })
}

/// A length made an area by the word before it: "square feet".
pub(super) fn squared(form: &str) -> Option<f64> {
    unit(form).filter(|(measure, _)| *measure == Measure::Length).map(|(_, factor)| factor * factor)
}

/// Degrees Celsius of degrees Fahrenheit.
pub(super) fn fahrenheit(degrees: f64) -> f64 {
    (degrees - 32.0) / 1.8
}

/// The currency a sign or word stands for. Signs that several countries share count as the best known one.
pub(super) fn currency(form: &str) -> Option<&'static str> {
    Some(match form {
        "$" | "dollar" | "dollars" | "usd" | "buck" | "bucks" | "dollari" | "dollaro" | "dólares" | "dólar" => "usd",
        "€" | "euro" | "euros" | "eur" => "eur",
        "£" | "pound" | "pounds" | "gbp" | "sterling" | "livres" | "sterline" | "libras" => "gbp",
        "¥" | "yen" | "jpy" => "jpy",
        "yuan" | "renminbi" | "rmb" => "cny",
        "₹" | "rs" | "rupee" | "rupees" | "inr" | "rupien" | "roupies" => "inr",
        "franc" | "francs" | "franken" | "chf" | "franchi" | "francos" => "chf",
        "cent" | "cents" | "pence" => "cent",
        "crown" | "crowns" | "kronen" | "kronor" | "krone" | "kroner" | "couronnes" => "crown",
        "rouble" | "roubles" | "ruble" | "rubles" | "rubel" | "rubli" | "rublos" => "rub",
        "peso" | "pesos" => "peso",
        "lira" | "lire" => "lira",
        "mark" | "marks" | "dm" => "dem",
        "taler" | "talers" | "talern" | "thaler" | "thalers" | "thalern" => "thaler",
        "shilling" | "shillings" | "schilling" => "shilling",
        "guilder" | "guilders" | "gulden" | "florin" | "florins" | "fiorini" | "florines" => "guilder",
        "ducat" | "ducats" | "dukaten" | "ducati" | "ducados" => "ducat",
        "shekel" | "shekels" => "shekel",
        "rand" => "rand",
        "won" => "won",
        "dinar" | "dinars" => "dinar",
        _ => return None,
    })
}
