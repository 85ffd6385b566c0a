"""What is said → whether it is a bare imperative; what tells, praises, judges or performs is none.

将26项前置审批改为后置审批         → imperative
大力整治……具有重要意义             → none: it praises
维护台海和平稳定，符合中美共同利益 → none: it asserts
"""

import re

from tasks.directives.grammar.predicate import imperative_start, is_context

_CLAUSES = re.compile("[，；：。！]")
_RESULT = "得(?!更|新的?更|的)[^，]{0,12}(?:成绩|成效|进展|突破|成果)"
_DONE = re.compile(
    r"了(?<![为除得到]了)(?![解如然结却])|已经|已(?<![而不业]已)(?!挪|移|建成的)|先后|以来|曾经|荣获|获评|累计|同比(?<!不同比)(?!例)|增长\d|增至|被评为|刚刚"
    rf"|取{_RESULT}|获{_RESULT}|成效(?:显著|明显)|稳中有进|圆满(?:完成|成功|闭幕)"
)
"""every branch opens with a character: such a pattern is looked for much faster than one with a test in front"""
_WORTH = "(?:重要|必要|关键)"
PRAISE = re.compile(
    rf"具有[^，。]{{0,12}}意义|意义(?:十分|非常|特别)?(?:重大|深远|非凡)|至关重要|十分{_WORTH}|非常{_WORTH}|极其{_WORTH}|极为{_WORTH}|尤为{_WORTH}|功不可没"
    r"|表示[^，。]{0,12}(?:祝贺|感谢|慰问|问候|敬意|欢迎|哀悼|赞赏|肯定)|致以[^，。]{0,16}(?:敬意|祝贺|问候|慰问)|感谢(?<=^感谢)|谢谢|衷心祝|预祝"
)
COPULA = re.compile(
    r"^[^，；]{1,40}?(?<![但可还凡只总要于若不如])(?:就是|都是|也是|既是|正是|是|事关|关乎)(?!否|非)|^(?:是|这|那|其中|即)"
)
"""事关群众利益, 坚持党的领导是根本保证: says what something is"""
EVENT = re.compile(
    r"制定该|^(?:上述|以上|此次|本次|会议|目前|与会|记者|据)|(?:召开|举行|开幕|闭幕|结束|\d周年)。$|审议(?:并)?(?:原则)?通过|^审议|^听取|表决通过"
)
"""审议通过了规划: tells what happened, or of what is being spoken"""
ASSERTS = re.compile(
    r"[，；](?:令人(?!工)|让人(?=们|感|对)|将为|将会|将有[力利助]|[^，；。]{1,8}才有|才能|才会|就能|就会|将会|必将|是|也是|就是|符合|有利于|有助于|离不开|事关|关系|关乎|体现|(?:也不|并不)?意味着|旨在|而是一种|既是|既有|得益于|取决于|在于)"
    r"|^在[^，。]{0,30}这[种一][^，。]{0,4}(?:行为|做法|举动|行径)|(?:^|，)[一-龥]{1,3}方(?:将|愿|已|正)"
    r"|，(?:责任|使命|意义|任务|影响)[^，。；]{0,4}(?:重大|光荣|深远|艰巨|繁重)|(?:影响|关系|决定|承载|标志|牵动|关乎)着|(?:体系|结构|指标)由[^，。]{2,80}构成。?$"
    r"|只有[^，。]{0,30}(?:才|进行时)|^只有|^(?:中国|中方|我国|我们)[^，。]{0,6}(?:愿|将|致力于|一直|始终|一贯|坚定)"
)
"""a predicate behind a verb phrase that is its subject: 维护台海和平稳定，符合中美共同利益"""
_FORETELLS = re.compile("[，；][^，。；]{2,8}(?:一定能|必将|将更加|将再次)")
"""打造高素质干部队伍，我们就一定能…: an act is what something comes of"""
_IS_THE_WAY = re.compile(
    "(?:是|为)[^，。；是]{0,10}(?:之路|必然选择|关键所在|根本所在|基本经验|内在要求|必然要求|根本保证)。?$"
)
"""把马克思主义基本原理同中国具体实际相结合是必由之路: an act is judged, and not asked for"""
PERFORMATIVE = re.compile(
    r"决定，?将[^，。]{2,60}提[交请][^，。]{2,30}(?:审议|表决)|决定(?:举行|召开|举办|派遣|派出|退出|任命|免去|授予|追授|批准|接受|给予|对[^，。]{2,80}(?:(?:进行|作(?:相应)?|予以)(?:相应)?调整|予以表彰|给予表扬|给予表彰)|授权|通过)"
)
"""决定授予…称号: is done by being said"""


def clauses_in(said: str) -> list[str]:
    """What stands between its signs, as far as it says anything."""
    return [clause for clause in _CLAUSES.split(said) if clause]


def told_done(said: str) -> bool:
    """Whether it tells what was done; 对于已经建成、需要移交的，… only says what it is about."""
    if said.startswith(("到", "力争", "争取")) or not _DONE.search(said):
        return False
    return any(
        _DONE.search(clause)
        for clause in clauses_in(said)
        if not clause.endswith("的") and not clause.startswith(("对", "已", "凡"))
    )


def is_imperative(said: str) -> bool:
    """Whether what is said is a bare imperative, behind nothing but words of how, where and when."""
    return _opens_with_act(said) and not (
        COPULA.match(said)
        or PRAISE.search(said)
        or told_done(said)
        or ASSERTS.search(said)
        or EVENT.search(said)
        or _IS_THE_WAY.search(said)
        or (("将" in said or "一定能" in said) and _FORETELLS.search(said))
    )


def _opens_with_act(said: str) -> bool:
    """Whether the first clause that says more than how, where and when opens with a verb of action."""
    for clause in clauses_in(said):
        if imperative_start(clause) is not None:
            return True
        if not is_context(clause):
            return False
    return False


def leads_with_imperative(said: str) -> bool:
    """Whether its first clause is a bare imperative: 加强领导，这很重要."""
    clauses = clauses_in(said)
    return bool(clauses) and imperative_start(clauses[0]) is not None
