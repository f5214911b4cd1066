package health.vigil.guidance.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects what Tika reads, by heading. What a browser would run is left out; what a bomb would unfold is cut short. */
final class PartHandler extends DefaultHandler {
    static final int MOST_CHARACTERS = 2_000_000;

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "title");
    private static final Set<String> BLOCKS = Set.of("p", "li", "tr", "div", "br", "table", "td", "th");
    private static final Set<String> IGNORED = Set.of("script", "style", "iframe", "object", "noscript");

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder heading = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private String current = "";
    private boolean inHeading;
    private int ignored;
    private int characters;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (IGNORED.contains(name)) {
            ignored++;
        } else if (HEADINGS.contains(name)) {
            flush();
            inHeading = true;
            heading.setLength(0);
        } else if (BLOCKS.contains(name)) {
            text.append('\n');
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (IGNORED.contains(name)) {
            ignored--;
        } else if (HEADINGS.contains(name)) {
            inHeading = false;
            current = heading.toString().strip();
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        characters += length;
        if (characters > MOST_CHARACTERS) {
            throw new SAXException("more than " + MOST_CHARACTERS + " characters of text");
        }
        if (ignored == 0) {
            (inHeading ? heading : text).append(chars, start, length);
        }
    }

    List<Part> parts() {
        flush();
        return parts;
    }

    private void flush() {
        if (!text.toString().isBlank()) {
            parts.add(new Part(current, text.toString().strip()));
        }
        text.setLength(0);
    }
}
