//! Every figure that alignment rests on, in one place.
//!
//! They were fitted together, by hand and in steps of about a tenth, on human-labelled alignments: English news of one event, four long
//! tellings of one story, German texts retold in simple words, and statements of one encyclopedia article looked for in another.
//! One setting serves all four; none was chosen for one of them alone. Figures near these do nearly as well.

/// How much nearness of meaning counts against shared words, where the sentence model has read both passages.
pub(super) const MEANING: f32 = 0.45;
/// Passages this near in meaning or less have nothing in common: unrelated sentences are often that near.
pub(super) const UNRELATED: f32 = 0.3;
/// Passages this near in meaning are looked at even when they share no word.
pub(super) const NEAR: f32 = 0.5;
/// Pairs whose words alone are less alike than this are not looked at.
pub(super) const GLIMPSE: f32 = 0.06;

/// How alike two passages in different languages are that share all that could survive translation. This one and [`ALONE`] were fitted
/// on one event told in two languages; half as much or twice as much changes little.
pub(super) const ACROSS: f32 = 0.6;
/// That much, counted in the rarest numbers or names that there can be, must be shared for all of it.
pub(super) const ALONE: f32 = 1.4;

/// Matches are at least this much alike.
pub(super) const FLOOR: f32 = 0.16;
/// Passages so alike are matched whatever else they could meet: a sentence may be said twice.
pub(super) const SURE: f32 = 0.7;
/// Other matches must come this near to the best that either passage could meet in the other account.
pub(super) const RIVAL: f32 = 0.8;
/// A match is among so many most alike of one of its two passages: what is said over and over in both accounts, "Yes, sir", would else be
/// matched as often as the square of that.
pub(super) const MOST: usize = 6;
/// How much strictness grows with the length of the accounts, from this many passages an account on.
pub(super) const STRICTER: f32 = 0.5;
/// See [`STRICTER`].
pub(super) const LONG: f32 = 25.0;

/// How much of their neighbours' similarity two passages gain.
pub(super) const LIFT: f32 = 0.4;

/// How much a pair gains, at most, that stands where the anchors around it point.
pub(super) const IN_ORDER: f32 = 0.2;
/// The part of its similarity that a pair loses, at most, that stands elsewhere.
pub(super) const OUT_OF_ORDER: f32 = 0.5;
/// The same gain for passages that nothing was matched with, once the matches around them are known.
pub(super) const IN_GAP: f32 = 0.3;
/// An anchor is at least this much alike.
pub(super) const ANCHOR: f32 = 0.2;
/// So many anchors speak half as loud as very many.
pub(super) const FEW_ANCHORS: f32 = 20.0;

/// How alike passages are at least that tell one deed, each with its time, date, number or place.
pub(super) const ONE_DEED: f32 = 0.3;
/// The rarest word that tells of it stands in so many passages at most …
pub(super) const FEW: f32 = 8.0;
/// … or, in long accounts, in one of so many.
pub(super) const ONE_IN: f32 = 100.0;
