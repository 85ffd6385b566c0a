"""A numeral as official texts write it → the number it is."""

ZERO = "〇○零ＯOo"
"""a zero among Chinese numerals: the letter and the circle are what keyboards made of it"""
_DIGITS = {
    **dict.fromkeys(ZERO, "0"),
    **{char: str(number) for number, char in enumerate("一二三四五六七八九", 1)},
    "两": "2",
    **{str(number): str(number) for number in range(10)},
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}


def arabic(numeral: str) -> int | None:
    """二〇一九 → 2019, 十二 → 12, 廿三 → 23, 一百零一 → 101, 一千二百六十 → 1260, 23 → 23; None for what is no number."""
    if numeral.isdecimal():
        return int(numeral)
    digits = [_DIGITS.get(char) for char in numeral]
    if numeral and None not in digits:
        return int("".join(filter(None, digits)))
    total = digit = 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _TENS:
            total += _TENS[char]
        elif char in _DIGITS:
            digit = int(_DIGITS[char])
        else:
            return None
    return total + digit if numeral else None
