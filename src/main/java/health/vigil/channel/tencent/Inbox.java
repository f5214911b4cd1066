package health.vigil.channel.tencent;

import health.vigil.channel.chat.Said;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a person did out of a callback's texts. */
final class Inbox {
    /** The key of a menu button that begins anew; any other button greets. */
    private static final String START_OVER = "VIGIL_START_OVER";

    private static final Set<String> UNREADABLE =
            Set.of("voice", "image", "video", "shortvideo", "location", "link", "file");
    private static final Set<String> ARRIVALS = Set.of("subscribe", "enter_agent", "scan");
    private static final int TIME_DIGITS = 12;
    private static final int ID_DIGITS = 24;

    private Inbox() {}

    /** Empty for what needs no answer. */
    static Optional<Said> read(Map<String, String> texts) {
        String person = text(texts, "FromUserName");
        String type = text(texts, "MsgType").toLowerCase(Locale.ROOT);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        return switch (type) {
            case "text" -> Optional.of(said(texts, Said.Kind.WORDS, text(texts, "Content")));
            case "voice" ->
                Optional.of(
                        text(texts, "Recognition").isBlank()
                                ? said(texts, Said.Kind.UNREADABLE, "")
                                : said(texts, Said.Kind.WORDS, text(texts, "Recognition")));
            case "event" -> event(texts);
            default ->
                UNREADABLE.contains(type) ? Optional.of(said(texts, Said.Kind.UNREADABLE, "")) : Optional.empty();
        };
    }

    private static Optional<Said> event(Map<String, String> texts) {
        String event = text(texts, "Event").toLowerCase(Locale.ROOT);
        if (event.equals("click")) {
            boolean over = text(texts, "EventKey").equals(START_OVER);
            return Optional.of(said(texts, over ? Said.Kind.START_OVER : Said.Kind.ARRIVED, ""));
        }
        return ARRIVALS.contains(event) ? Optional.of(said(texts, Said.Kind.ARRIVED, "")) : Optional.empty();
    }

    private static Said said(Map<String, String> texts, Said.Kind kind, String words) {
        String id = text(texts, "MsgId");
        String time = text(texts, "CreateTime");
        String same = id.isEmpty()
                ? String.join(" ", text(texts, "FromUserName"), time, text(texts, "Event"), text(texts, "EventKey"))
                : id;
        return new Said(
                text(texts, "FromUserName"), same, padded(time, TIME_DIGITS) + padded(id, ID_DIGITS), kind, words);
    }

    /** Numbers sort as texts once they are equally long. */
    private static String padded(String number, int digits) {
        return "0".repeat(Math.max(0, digits - number.length())) + number;
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(name, "");
    }
}
