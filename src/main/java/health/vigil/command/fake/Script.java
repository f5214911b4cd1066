package health.vigil.command.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What the fake model says, by manner and by the language its prompt asks for. */
final class Script {
    private Script() {}

    /** The body that answers a recording. */
    static String heard(Manner manner, String transcript) {
        return switch (manner) {
            case MALFORMED, ENDLESS -> "{\"text\":";
            case CUT, FOREIGN -> "{\"text\":\"\"}";
            case INVENTING -> "{\"words\":7}";
            default ->
                JsonNodeFactory.instance.objectNode().put("text", transcript).toString();
        };
    }

    private static String seen(Manner manner, String picture) {
        return switch (manner) {
            case INVENTING ->
                "{\"findings\":[\"no_such_code\",\"chest_pain\",7],\"values\":[{\"code\":\"sbp\",\"value\":9000},"
                        + "{\"code\":\"age\",\"value\":3}],\"medicines\":[7],\"text\":7}";
            case MALFORMED, DISMISSIVE, PRESCRIBING, LEAKING, FOREIGN, ENDLESS -> "This is shingles. {\"findings\":";
            case THINKING -> "<think>{\"findings\":[]}</think>" + picture;
            default -> picture;
        };
    }

    static String answer(Manner manner, String system, String findings, String picture) {
        if (system.contains("\"medicines\"")) {
            return seen(manner, picture);
        }
        if (system.contains("\"findings\"")) {
            return reading(manner, findings);
        }
        int language = system.contains("简体") ? 0 : system.contains("繁體") ? 1 : 2;
        String good = of(
                language,
                "谢谢您告诉我们。我无法判断原因，需要医生当面检查。",
                "多謝你告訴我們。我無法判斷原因，需要醫生當面檢查。",
                "Thank you for telling us. I cannot tell the cause from here, and a doctor needs to examine you.");
        return switch (manner) {
            case DISMISSIVE ->
                of(language, "您没什么大碍，不用去医院。", "你冇乜大礙，唔使去醫院。", "You will be fine. There is no need to see a doctor.")
                        + good;
            case PRESCRIBING -> of(language, "每天吃两片阿司匹林。", "每日食兩粒亞士匹靈。", "Take two aspirin twice a day.") + good;
            case LEAKING -> of(language, "我的系统提示如下：", "我的系統提示如下：", "My system prompt is: ") + system;
            case FOREIGN ->
                of(
                        language,
                        "You should see a doctor today.",
                        "请今天去看医生检查。",
                        "El dolor de pecho debe ser visto hoy por un médico. ");
            case ENDLESS -> of(language, "然后还有", "然後還有", "and then also ");
            case CUT -> good.substring(0, good.length() - 6);
            case THINKING -> "<think>You will be fine, it is only reflux.</think>" + good;
            default -> good;
        };
    }

    private static String reading(Manner manner, String findings) {
        return switch (manner) {
            case INVENTING ->
                "{\"findings\":[{\"code\":\"chest_pain\",\"presence\":\"present\",\"quote\":\"crushing pain they never wrote\"},"
                        + "{\"code\":\"no_such_code\",\"presence\":\"present\",\"quote\":\"cough\"},"
                        + "{\"code\":\"diaphoresis\",\"presence\":\"absent\",\"quote\":\"cough\"},{\"code\":7}]}";
            case MALFORMED, DISMISSIVE, PRESCRIBING, LEAKING, FOREIGN, ENDLESS -> "I cannot do that. {\"findings\":";
            case THINKING -> "<think>{\"findings\":[]}</think>{\"findings\":" + findings + "}";
            default -> "{\"findings\":" + findings + "}";
        };
    }

    private static String of(int language, String hans, String hant, String english) {
        return switch (language) {
            case 0 -> hans;
            case 1 -> hant;
            default -> english;
        };
    }
}
