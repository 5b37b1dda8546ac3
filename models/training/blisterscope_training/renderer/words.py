"""The text on packs: invented brands and makers, generic names, and typical small print."""

from __future__ import annotations

from random import Random
from textwrap import wrap

_ONSETS = "b c d f g l m n p r s t v z br cl cr dr fl gl pr tr vi zo xa ty ne lo".split()
_VOWELS = "a e i o u y a e i o ia eo".split()
_CODAS = "n r l x s m d t c z".split()
_ENDINGS = "ol in ex ax um ide ine one il an or al ium ate is fen mol cet pril zole sartan statin mab vir".split()
_MAKER_ENDS = ("Pharma", "Labs", "Lifesciences", "Healthcare", "Remedies", "Biotech", "Medica", "Pharmaceuticals Ltd.")

THAI_LINES = (
    "ยาอันตราย", "ใช้ตามแพทย์สั่ง", "เก็บในที่แห้ง อุณหภูมิต่ำกว่า 30°C", "อ่านเอกสารกำกับยาก่อนใช้", "ยาเม็ดเคลือบฟิล์ม",
    "เลขทะเบียนที่", "วันสิ้นอายุ", "ครั้งที่ผลิต", "รับประทานหลังอาหาร", "ห้ามใช้ในสตรีมีครรภ์", "ยาสามัญประจำบ้าน",
)
FINE_PRINT = (
    "Each film coated tablet contains:", "Excipients q.s.", "Store below 30°C. Protect from light and moisture.",
    "Dosage: As directed by the physician.", "Keep out of reach of children.", "Approved colours used in tablet shell.",
    "Mfg. Lic. No.: 28/UA/LL/2023", "Regd. Trade Mark", "To be swallowed whole and not chewed or crushed.",
    "Manufactured by:", "Plot No. 26A, Sector 6A, Industrial Estate", "Marketed by:", "Store in a cool, dry and dark place.",
    "Read the leaflet before use.", "Colour: Titanium Dioxide, Iron Oxide Red", "For customer care write to the address above.",
    "Overdose may be injurious.", "Each uncoated tablet contains:", "For oral use only.", "Prescription only medicine",
    "Contains lactose. See leaflet for further information.", "Do not store above 25°C.", "Each hard gelatin capsule contains:",
)
WARNINGS = (
    "CAUTION: Not to be sold by retail without the prescription of a Registered Medical Practitioner.",
    "WARNING: To be sold by retail on the prescription of a specialist only.",
    "CAUTION: It is dangerous to take this preparation except under medical supervision.",
    "Schedule H prescription drug. Caution: not to be sold without prescription.",
)
FORMS = ("Tablets", "Film-coated Tablets", "Capsules", "Tablets BP", "Tablets USP", "SR Tablets", "Dispersible Tablets")
STRENGTHS = "1 2.5 4 5 10 12.5 16 20 25 40 50 75 80 100 120 150 200 250 300 400 500 625 650 850".split()


def brand(random: Random) -> str:
    """An invented name of two or three syllables."""
    syllables = [random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.choice((1, 1, 2)))]
    word = "".join(syllables) + random.choice(("", random.choice(_CODAS))) + random.choice(_ENDINGS)
    return word.capitalize() if random.random() < 0.6 else word.upper()


def near_brand(random: Random, name: str) -> str:
    """A name easily mistaken for the given one: one or two letters differ."""
    letters = list(name)
    for _ in range(random.choice((1, 2))):
        at = random.randrange(1, len(letters))
        letter = random.choice("abdefghiklmnoprstuvxz")
        letters[at] = letter.upper() if letters[at].isupper() else letter
    changed = "".join(letters)
    return changed if changed != name else name + ("o" if name[-1].islower() else "O")


def generic(random: Random) -> str:
    return "".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(2)).capitalize() + random.choice(_ENDINGS)


def maker(random: Random) -> str:
    return random.choice(_ONSETS).capitalize() + random.choice(_VOWELS) + random.choice(_ENDINGS) + " " + random.choice(_MAKER_ENDS)


def paragraph(random: Random, generic_name: str, strength: str, lines: int, columns: int) -> list[str]:
    """Typical small print in lines of `columns` letters; the substance comes within the first three sentences."""
    sentences = random.sample(FINE_PRINT, len(FINE_PRINT))
    sentences.insert(random.randrange(3), f"{generic_name} IP ..... {strength}")
    broken = [line for sentence in sentences for line in wrap(sentence, max(columns, 8))]
    return broken[:lines]


def batch_stamp(random: Random) -> tuple[str, ...]:
    """Batch number and dates, different on each pack of a product."""
    letters = "".join(random.choice("ABCDEFGHKLMNPRSTUVWXYZ") for _ in range(3))
    year = random.randrange(2023, 2029)
    return (
        f"B.No. {letters}{random.randrange(1000, 9999)}  MFG. {random.randrange(1, 13):02d}/{year}",
        f"EXP. {random.randrange(1, 13):02d}/{year + 2}  LOT {random.randrange(10000, 99999)}",
        f"M.R.P. {random.randrange(9, 900)}.{random.randrange(10, 99)} FOR {random.choice((4, 10, 15))} TABS",
    )
