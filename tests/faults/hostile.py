"""Two hundred names that no reader types and every program meets one day; what is refused stands apart."""

MARKUP = [
    "<b>gras</b>", "A & B", "A&B;", "AT&T; R&D", "<img src=//srv/x.png>", "<img src='file:///etc/hostname'/>",
    "<script>alert(1)</script>", "</para>", "<para>x", "<a href='http://srv'>l</a>", "&lt;b&gt;", "&#65;", "&#x41;",
    "&nbsp;", "]]>", "<![CDATA[x]]>", "<!--", "-->", "<font name='none'>f", "<unknown/>", "<seq/>", "<super>x</super>",
    "<br/>", "<BR>", "<p style='color:red'>", "<svg onload=x>", "<link href=//srv/c.css>", "<style>*{}</style>",
    "<iframe src=//srv>", "<object data=//srv>", "<embed src=//srv>", "<table><tr><td>", "<html><body>", "<?xml?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "<font color='__import__(1)'>", "<a name=x>",
    "A<B and C>D", "a < b", "a > b", "<", ">", "<>", "&", "&&", "&amp;amp;", "<<b>>", "<b><i></b></i>", "<onDraw/>",
]  # fmt: skip
QUOTES = [
    "L'Entre-Temps", "L’Entre-Temps", "l`accent", "« guillemets »", "“curly”", "‘simple’", '"double"', "'simple'",
    "''", '""', "\"'\"'", "O'Brien & Fils", "d''Ixelles", "5' 6\"", "back\\slash", "\\", "\\\\srv\\share",
    "//srv/share/x.png", "file:///etc/hostname", "http://srv/x", "javascript:alert(1)", "mailto:x@y.example?bcc=z",
    "C:\\Windows\\win.ini", "../../etc/hostname", "..", ".", "~", "NUL", "CON", "aux.txt", "name.pdf", "a/b", "a:b",
]  # fmt: skip
CODE = [
    "{0}", "{name}", "{}", "{{x}}", "{0.__class__}", "{name!r}", "%s", "%s %(x)s", "%d", "%", "%%", "100 %", "%n",
    "${x} {{7*7}} {% x %}", "$(id)", "`id`", "$HOME", "#{x}", "; rm -rf", "| cat", "&& x",
    "'; DROP TABLE organisations;--",
    "' OR '1'='1", "1; SELECT 1", "/* x */", "-- x", "LIKE '%_%'", "_", "__", "*", "?", "[a-z]", "(", ")",
    "(?:a+)+$", "NEAR(a b)", "a AND b", "a OR b", "NOT a", '"a" *', "^a", "a^b", "-a", "+a", "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1)", "+1+1", "-1+1", "--option", "-rf", "--help", "\\n", "\\u0041", "\\x41", "null", "None", "NaN",
    "undefined", "true", "0", "00012", "1e309", "-0", "0x10", "²", "½",
]  # fmt: skip
LETTERS = [
    "Łódź", "Ωmega", "Жук", "Ωmega Жук", "عائلة", "مركز الحي", "Çağlar", "İstanbul", "ıı", "ẞ", "ß", "œuvre", "Ænima",
    "Ĳssel", "ĳs", "ﬁn", "Đức", "Nguyễn Thị", "Ștefan Țară", "ÿ", "e\u0301t\u00e9",
    "e\u0301\u0302\u0303", "a\u0323\u0307",
    "n\u0303", "\u0301seul", "ŒUVRE", "É", "Zoë", "Ñandú", "Þór", "ðe", "ŋ", "Ǆ", "K\u030aelvin", "µ", "№",
    "€ £ ¥", "†‡",
    "•–—…", "a\u00a0b", "a\u202fb", "a\u2009b", "a\u00adb", "x²y³", "♥ ☐ ☑ ✓", "→←↑↓",
]  # fmt: skip
UNSEEN = [  # kept and handled, though no page shows them letter by letter
    "\u202eabc\u202c", "\u2066iso\u2069", "a\u200bb", "a\u200db", "a\u2060b", "\ufeffbom", "😀", "😀👩‍👩‍👧",
    "🇧🇪", "👍🏽",
    "中文", "日本語", "한국어", "עברית", "ไทย", "हिन्दी", "\ue000", "X" * 300, "x " * 149, "W" * 120,
]  # fmt: skip
REFUSED = [
    "nul\x00", "\x00", "bell\x07", "esc\x1b[31m", "del\x7f", "lone \ud800", "lone \udfff", "X" * 301, "é" * 10_000_000,
    "  ", "",
]  # fmt: skip

SHOWN = [*MARKUP, *QUOTES, *CODE, *LETTERS]
KEPT = [*SHOWN, *UNSEEN]
