"""The demonstration's formulary: forty generic medicines of invented makers, some of them look-alikes on purpose.

Names that are often confused have tall-man letters, as ISMP's list recommends. The packs are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..renderer.design import Blister, Design, Pill, Print
from ..renderer.palette import Colour, contrast
from .house_styles import HOUSES


@dataclass(frozen=True)
class Medicine:
    id: str
    name: str
    strength: str
    form: str
    look_alikes: tuple[str, ...]


_CREAM, _WHITE, _PINK, _YELLOW, _ORANGE, _BRICK, _RED, _GREEN, _BLUE, _SKY, _VIOLET, _TAN, _PEACH = (
    "f0ecde", "f4f3ee", "e896a0", "f6de82", "f3b054", "c45c3c", "a83034", "96c496", "4f86b4", "b0cee2", "785c96", "bea078", "f2c4a2")

# name, strength, house, accent, pill shape, length x width (mm), colour/cap, imprint, film, columns x rows.
# Indented lines are look-alikes of the one above: same house, same layout.
_TABLE = f"""
Amoxicillin      500 mg   norvala   a3243b  capsule 21x7.5  {_RED}/{_YELLOW}    -    clear   2x5
    Ampicillin   500 mg   norvala   b4492c  capsule 21x7.5  {_RED}/{_CREAM}     -    clear   2x5
Paracetamol      500 mg   tavian    1463a8  round   12x12   {_WHITE}/{_WHITE}   P5   clear   2x5
Ibuprofen        400 mg   kestrel   c2185b  oblong  17x7.5  {_PINK}/{_PINK}     400  clear   2x5
metFORMIN        500 mg   ombra     0d7a6b  round   12x12   {_WHITE}/{_WHITE}   M    clear   2x5
    metFORMIN    850 mg   ombra     5a8a1c  oblong  18x8    {_WHITE}/{_WHITE}   850  clear   2x5
amLODIPine       5 mg     sundial   1d4ed8  round   8x8     {_WHITE}/{_WHITE}   5    alu     2x7
    amLODIPine   10 mg    sundial   6d28d9  round   9.5x9.5 {_CREAM}/{_CREAM}   10   alu     2x7
hydrALAZINE      25 mg    aldermoor b45309  round   9x9     {_ORANGE}/{_ORANGE} H    clear   3x5
    hydrOXYzine  25 mg    aldermoor 9d3412  round   9x9     {_GREEN}/{_GREEN}   X    clear   3x5
predniSONE       5 mg     kestrel   0f766e  round   7x7     {_WHITE}/{_WHITE}   -    white   3x5
    prednisoLONE 5 mg     kestrel   155e9c  round   7x7     {_PINK}/{_PINK}     5    white   3x5
glipiZIDE        5 mg     tavian    7c3aed  round   8x8     {_WHITE}/{_WHITE}   -    tinted  2x5
    glyBURIDE    5 mg     tavian    c026d3  oblong  12x6    {_GREEN}/{_GREEN}   -    tinted  2x5
traMADol         50 mg    norvala   15803d  capsule 16x6    {_GREEN}/{_YELLOW}  -    clear   2x5
    traZODone    50 mg    norvala   4d7c0f  round   10x10   {_ORANGE}/{_ORANGE} T    clear   2x5
cloNIDine        0.1 mg   sundial   0e7490  round   7x7     {_PEACH}/{_PEACH}   -    clear   2x7
    clonazePAM   0.5 mg   sundial   0369a1  round   8x8     {_YELLOW}/{_YELLOW} K    clear   2x7
buPROPion        150 mg   ombra     86198f  round   10x10   {_VIOLET}/{_VIOLET} 150  clear   2x5
    busPIRone    10 mg    ombra     be185d  oblong  11x6    {_WHITE}/{_WHITE}   -    clear   2x5
lamoTRIgine      100 mg   aldermoor d97706  square  9x9     {_PEACH}/{_PEACH}   L    clear   2x5
    lamiVUDine   150 mg   aldermoor dc2626  oval    13x8    {_WHITE}/{_WHITE}   V    clear   2x5
Warfarin         2 mg     kestrel   7e57c2  round   8x8     {_VIOLET}/{_VIOLET} 2    clear   2x7
    Warfarin     5 mg     kestrel   e0703a  round   8x8     {_PEACH}/{_PEACH}   5    clear   2x7
Losartan         50 mg    norvala   166534  oval    12x7    {_GREEN}/{_GREEN}   50   clear   2x7
Atorvastatin     20 mg    tavian    0c4a6e  oval    11x6.5  {_WHITE}/{_WHITE}   20   alu     2x5
    Simvastatin  20 mg    tavian    7f1d1d  oval    11x6.5  {_TAN}/{_TAN}       20   alu     2x5
Omeprazole       20 mg    ombra     9f1239  capsule 18x6.4  {_PINK}/{_BRICK}    -    alu     2x4
Cetirizine       10 mg    sundial   0891b2  oblong  9x5.5   {_WHITE}/{_WHITE}   -    clear   2x5
Loratadine       10 mg    aldermoor 0284c7  round   7x7     {_WHITE}/{_WHITE}   10   tinted  2x5
Furosemide       40 mg    kestrel   374151  round   8x8     {_WHITE}/{_WHITE}   F    clear   3x5
Spironolactone   25 mg    norvala   a16207  round   9x9     {_TAN}/{_TAN}       S    clear   2x5
Ciprofloxacin    500 mg   aldermoor 1e40af  oblong  18x8    {_WHITE}/{_WHITE}   CIP  clear   2x5
Azithromycin     250 mg   ombra     c2410c  oval    14x8    {_PINK}/{_PINK}     -    alu     2x3
Doxycycline      100 mg   sundial   3f6212  capsule 16x6    {_GREEN}/{_BLUE}    -    clear   2x5
Fluconazole      150 mg   tavian    be123c  capsule 18x6.4  {_SKY}/{_BLUE}      -    clear   1x4
Levothyroxine    50 mcg   kestrel   0f5132  round   7x7     {_YELLOW}/{_YELLOW} -    white   3x5
Enalapril        5 mg     ombra     1e3a8a  round   8x8     {_SKY}/{_SKY}       E    clear   2x7
Digoxin          0.25 mg  aldermoor 581c87  round   7x7     {_WHITE}/{_WHITE}   D    clear   2x7
Carvedilol       6.25 mg  norvala   9a3412  oval    10x6    {_CREAM}/{_CREAM}   C    white   2x7
"""


# All unit-dose foils have the same layout, with the name on a bar.
_UNIT_DOSE_LAYOUT = 20_070


def design_of(item: str) -> Design:
    """The pack of the medicine with this id. Draw it with renderer.artwork.artwork(design, face, height_px, seed)."""
    return _designs()[item]


def designs() -> list[Design]:
    return list(_designs().values())


def _medicines() -> tuple[Medicine, ...]:
    entries = [(line.startswith(" "), line.split()) for line in _TABLE.strip("\n").split("\n")]
    ids = [f"{row[0].lower()}-{row[1]}" for _, row in entries]
    twins: dict[str, tuple[str, ...]] = {item: () for item in ids}
    for number, (indented, _) in enumerate(entries):
        if indented:
            twins[ids[number]] += (ids[number - 1],)
            twins[ids[number - 1]] += (ids[number],)
    return tuple(
        Medicine(item, row[0], f"{row[1]} {row[2]}", "capsule" if row[5] == "capsule" else "tablet", twins[item])
        for item, (_, row) in zip(ids, entries)
    )


@lru_cache(maxsize=1)
def _designs() -> dict[str, Design]:
    made: dict[str, Design] = {}
    layout_seed = 0
    for number, line in enumerate(_TABLE.strip("\n").split("\n")):
        if not line.startswith(" "):
            layout_seed = _UNIT_DOSE_LAYOUT if HOUSES[line.split()[3]].layout == "cells" else 20_000 + number * 13
        medicine = FORMULARY[number]
        made[medicine.id] = _design(medicine, line.split(), layout_seed)
    return made


def _design(medicine: Medicine, row: list[str], layout_seed: int) -> Design:
    house, accent = HOUSES[row[3]], _colour(row[4])
    length, width = (float(part) for part in row[6].split("x"))
    body, cap = (_colour(part) for part in row[7].split("/"))
    imprint = "" if row[8] == "-" else row[8]
    columns, rows = (int(part) for part in row[10].split("x"))
    pill = Pill(row[5], length, width, body, cap, imprint, scored=row[5] == "round" and not imprint)
    strip = 0.0 if columns > 2 or house.layout != "web" else 10.0
    ground = accent if house.ground == "colour" else house.ground_colour
    text = contrast(ground) if house.ground == "colour" else house.text
    printed = Print(house.layout, house.ground, ground, text, (250, 250, 248) if house.ground == "colour" else accent, house.second,
                    house.display_font, house.text_font, house.thai)
    return Design(
        id=medicine.id, name=medicine.name, strength=medicine.strength, form="Capsules" if medicine.form == "capsule" else "Tablets",
        generic=medicine.name, maker=house.maker, width_mm=max(columns * (length + 8.0) + strip + 4, 36), height_mm=max(rows * (width + 7.5) + 4, 50),
        corner_mm=house.corner_mm, layout_seed=layout_seed, pill=pill,
        blister=Blister(row[9], house.tint, rows, columns, strip == 0.0, house.perforated), print=printed,
    )


def _colour(digits: str) -> Colour:
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


FORMULARY = _medicines()
