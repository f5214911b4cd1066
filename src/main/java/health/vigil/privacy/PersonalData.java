package health.vigil.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** The kinds of personal data and the shapes they come in, the surer kinds first. */
enum PersonalData {
    EMAIL(Shape.of("(?<x>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)")),
    WECHAT(
            Shape.of("(?i)(?:微信|wechat|weixin|\\bwx|\\bvx)(?:号|號|id)?\\s*(?:是|係|為|为|is|id)?[:： ]*"
                    + "(?<x>[a-z][a-z0-9_-]{5,19})(?![a-z0-9@])"),
            Shape.of("(?i)\\bqq\\s*(?:号|號)?\\s*(?:是|係)?[:： ]*(?<x>\\d{5,11})(?!\\d)")),
    ID(
            Shape.of(
                    "(?<![\\dA-Za-z])(?<x>\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx])(?![\\dA-Za-z])",
                    CheckDigits::isResidentId),
            Shape.of("(?<![\\dA-Za-z])(?<x>[A-Za-z]{1,2}\\d{6} ?[(（][\\dAa][)）])"),
            Shape.of("(?<![\\dA-Za-z])(?<x>[A-Z]{1,2}\\d{6}[\\dA])(?![\\dA-Za-z])", CheckDigits::isHongKongId),
            Shape.of("(?<![\\dA-Za-z])(?<x>[A-Z][12]\\d{8})(?!\\d)"),
            Shape.of("(?i)\\bnhs(?: ?(?:number|no\\.?))?\\s*(?:is)?[: ]*(?<x>\\d{3}[ -]?\\d{3}[ -]?\\d{4})(?!\\d)"),
            Shape.of("(?<![\\d+])(?<x>\\d{3}[ -]?\\d{3}[ -]?\\d{4})(?![\\d])", CheckDigits::isNhsNumber),
            Shape.of("(?<!\\d)(?<x>\\d{3}-\\d{2}-\\d{4})(?!\\d)"),
            Shape.of(
                    "(?i)(?:身份证|身份證|身分證|证件|證件|护照|護照|社保卡?|医保卡?|醫保卡?|病历|病歷|门诊|門診|住院号|住院號|就诊卡|登记卡"
                            + "|passport|mrn|hkid|hospital (?:number|no\\.?)|id (?:number|card|no\\.?))"
                            + "(?:号码|號碼|号|號)?\\s*(?:number|no\\.?)?\\s*(?:是|係|is)?[:： ]*(?<x>[A-Za-z]{0,3}\\d[A-Za-z0-9]{4,17})(?![A-Za-z0-9])"),
            Shape.of("(?<!\\d)(?<x>\\d(?:[ -]?\\d){14,18})(?!\\d)")),
    PHONE(
            Shape.of("(?<![\\dA-Za-z])(?<x>(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4})(?!\\d)"),
            Shape.of("(?<x>[一幺][三四五六七八九][〇零一二三四五六七八九幺]{9})"),
            Shape.of("(?<![\\d+])(?<x>\\+\\d{1,3}(?:[ -]?\\(?\\d{1,4}\\)?){2,5})(?!\\d)", n -> n.length() >= 10),
            Shape.of(
                    "(?<!\\d)(?<x>\\(0\\d{2,3}\\)[ -]?\\d{3,4}[ -]?\\d{4}|0\\d{2,4}[ -]\\d{3,4}[ -]?\\d{3,4}|07\\d{9}|09\\d{8}"
                            + "|04\\d{8})(?!\\d)"),
            Shape.of("(?<![\\d-])(?<x>\\(\\d{3}\\) ?\\d{3}-\\d{4}|\\d{3}-\\d{3}-\\d{4})(?![\\d-])"),
            Shape.of(
                    "(?<![\\d.-])(?<x>[235-9]\\d{3}[ -]?\\d{4})(?![\\d.-])",
                    n -> !n.matches("(19|20)\\d\\d(0[1-9]|1[0-2])[0-3]\\d")),
            Shape.of("(?i)(?:电话|電話|手机|手機|手提|致電|tel|phone|mobile|whatsapp|my number)(?:号码?|號碼?)?\\s*(?:number)?\\s*"
                    + "(?:是|係|is)?[:： ]*(?<x>\\d(?:[ -]?\\d){6,12})(?!\\d)")),
    DOB(
            Shape.of("(?:出生日期|出生于|出生|生日|生于|生於|出世日期)\\s*(?:是|係|为|為)?[:： ]*(?<x>" + Shape.DATE + ")"),
            Shape.of("(?<x>" + Shape.DATE + "\\s?(?:出生|出世|生日|生(?![病活完气氣])))"),
            Shape.of("(?i)(?:\\bdob|date of birth|\\bborn(?: on)?|birthday)\\s*(?:is|was)?[: ]*(?<x>" + Shape.DATE + "|"
                    + Shape.ENGLISH_DATE + ")")),
    ADDRESS(
            Shape.of("(?<x>" + Shape.PLACE
                    + "{0,14}?(?:路|街|道|巷|弄|胡同|大道|科技园路)(?:[一二三四五六七八九十东西南北中]段)?\\d{1,5}号?(?:附\\d+)?[号號]" + "(?:院)?"
                    + Shape.UNIT + ")"),
            Shape.of("(?<x>" + Shape.PLACE + "{2,12}\\d{1,4}(?:栋|棟|幢|座|号楼|號樓)" + Shape.UNIT + "(?:\\d{2,4}室?)?)"),
            Shape.of("(?<x>" + Shape.PLACE + "{2,14}(?:邨|苑|花园|花園|大厦|大廈|小区|新村|閣|樓)\\d{1,4}(?:室|号|號|房)" + ")"),
            Shape.of("(?i)(?<x>(?:(?:flat|apt\\.?|apartment|unit|room) ?\\d*[a-z]?\\d*,? ?)\\d{1,4}[a-z]? "
                    + Shape.STREET + ")"),
            Shape.of("(?<x>(?:Flat|Room|Unit) ?\\w{1,5}, ?\\d{1,2}/F(?:, ?[A-Z]\\w*(?: [A-Z]\\w*)*)*)"),
            Shape.of("(?i)(?<x>(?<!\\d)\\d{1,5}[a-z]? " + Shape.STREET + ")"),
            Shape.of("(?<![A-Za-z])(?<x>[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})(?![A-Za-z\\d])")),
    NAME(
            Shape.of(
                    "(?:我叫|名叫|姓名|名字是|名字叫|名字|患者(?=[:：一-龥])|(?:老公|老婆|丈夫|妻子|孩子|儿子|女儿|爸爸|妈妈|父亲|母亲|病人|同事|朋友|她|他|佢|仔|囡|女|阿媽|阿爸|媽|爸|^|[，。,\\s])叫)"
                            + "(?:是|係)?[:： ]*(?<x>" + Names.FULL + ")" + Names.END),
            Shape.of("(?:我是|我係|本人|患者)(?!于一|任何)[:： ]*(?<x>" + Names.FULL + ")" + Names.STRICT_END),
            Shape.of("(?:父亲|母亲|父親|母親|老公|老婆|丈夫|妻子|儿子|女儿|兒子|女兒|爷爷|奶奶)(?<x>" + Names.FULL + ")(?=[，,]|今年)"),
            Shape.of("(?:我|免贵|免貴|本人)姓(?<x>" + Names.SURNAME + ")"),
            Shape.of("(?:^|(?<=[，。,！!？?\\s找问問跟和给給见見约約睇搵同係是]))(?<x>" + Names.TITLED + ")"),
            Shape.of(
                    "(?:(?i:my|his|her|their|patient|your) (?i:full )?(?i:name(?:'s| is|:)|name is)|(?i:\\bname):|(?i:is called|call me|named)|(?i:this is)(?=[A-Z\\w' ]+ speaking))"
                            + " ?(?<x>" + Names.ENGLISH + ")"),
            Shape.of("(?:\\b(?i:I'm|I am) )(?<x>" + Names.ENGLISH_FULL + ")"),
            Shape.of("\\b(?:I'm|I am) (?<x>" + Names.ENGLISH_FIRST + ")(?=[.,]| and\\b)"),
            Shape.of(
                    "\\b(?i:my) (?i:son|daughter|husband|wife|mother|father|mum|mom|dad|brother|sister|baby|friend) (?<x>"
                            + Names.ENGLISH_FIRST + ")"),
            Shape.of("(?<x>\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?)"));

    /** Where in the text. */
    record Span(int start, int end) {}

    private final List<Shape> shapes;

    PersonalData(Shape... shapes) {
        this.shapes = List.of(shapes);
    }

    List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        for (Shape shape : shapes) {
            Matcher matcher = shape.pattern().matcher(text);
            while (matcher.find()) {
                if (shape.accepts().test(matcher.group("x").replaceAll("[ \\-()（）]", ""))) {
                    spans.add(new Span(matcher.start("x"), matcher.end("x")));
                }
            }
        }
        return spans;
    }
}
