package health.vigil.channel.chat;

import health.vigil.clinical.Language;
import health.vigil.clinical.Question;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Reply.Asked;
import health.vigil.consultation.Turn;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes what is given to a person as plain text in messages of the platform's size. What to do stands first in a reply. */
@Singleton
final class Wording {
    private static final String GAP = "\n\n";

    private final ChatTexts texts;

    Wording(ChatTexts texts) {
        this.texts = texts;
    }

    /** @param turns whose replies are said, in order; only the last one's question can still be answered */
    List<String> write(List<String> notes, List<Line> turns, Language language, ChatAccount account) {
        List<String> blocks = new ArrayList<>();
        notes.forEach(note -> blocks.add(texts.message(note, language, account.region())));
        for (int i = 0; i < turns.size(); i++) {
            Line said = turns.get(i);
            blocks.add(said.reply().text());
            Asked asked = said.reply().question();
            if (asked != null && i == turns.size() - 1) {
                blocks.add(choices(asked, said.language(), account.region()));
            }
        }
        return cut(String.join(GAP, blocks), language, account);
    }

    /** One vetted text. */
    List<String> write(String note, Language language, ChatAccount account) {
        return write(List.of(note), List.of(), language, account);
    }

    List<String> write(Turn turn, ChatAccount account) {
        return write(List.of(), List.of(Line.of(turn)), turn.language(), account);
    }

    /** Where nothing can be pushed, a part that is not the last says how to read on. */
    private List<String> cut(String text, Language language, ChatAccount account) {
        if (account.pushes() > 0) {
            return Parts.cut(text, account.longest());
        }
        String hint = GAP + texts.message("chat_more", language, account.region());
        int room = hint.getBytes(StandardCharsets.UTF_8).length;
        if (text.getBytes(StandardCharsets.UTF_8).length <= account.longest()) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>(Parts.cut(text, account.longest() - room));
        for (int i = 0; i < parts.size() - 1; i++) {
            parts.set(i, parts.get(i) + hint);
        }
        return parts;
    }

    private String choices(Asked asked, Language language, String region) {
        if (!Choices.areNumbered(asked)) {
            return texts.message("chat_type_number", language, region);
        }
        boolean many = asked.kind() == Question.Kind.MULTI;
        String hint = texts.message(many ? "chat_reply_numbers" : "chat_reply_number", language, region);
        return Choices.lines(asked) + "\n" + hint;
    }

    /** A reply in its language. */
    record Line(Reply reply, Language language) {
        static Line of(Turn turn) {
            return new Line(turn.reply(), turn.language());
        }

        @Override
        public String toString() {
            return "Line[" + reply + "]";
        }
    }
}
