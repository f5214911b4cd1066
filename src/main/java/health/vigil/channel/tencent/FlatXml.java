package health.vigil.channel.tencent;

import health.vigil.channel.api.Rejection;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The platform's XML: named texts under one root. A document type, and so every entity, is refused. */
final class FlatXml {
    private static final int DEEPEST = 16;
    private static final XMLInputFactory FACTORY = factory();

    private FlatXml() {}

    /** Texts of the root's children by name, an empty one for a child with children of its own. */
    static Map<String, String> read(String xml) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(
                    new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "UTF-8");
            int depth = 0;
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (depth == 2) {
                            texts.put(reader.getLocalName(), text.toString().strip());
                        }
                        text.setLength(0);
                        depth--;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw malformed();
                    default -> {}
                }
                if (depth > DEEPEST) {
                    throw malformed();
                }
            }
        } catch (XMLStreamException e) {
            throw malformed();
        }
        return texts;
    }

    static String write(Map<String, Object> texts) {
        StringBuilder xml = new StringBuilder("<xml>");
        texts.forEach((name, value) -> {
            xml.append('<').append(name).append('>');
            if (value instanceof Number) {
                xml.append(value);
            } else {
                String text = value.toString().replace("]]>", "]]]]><![CDATA[>");
                xml.append("<![CDATA[").append(text).append("]]>");
            }
            xml.append("</").append(name).append('>');
        });
        return xml.append("</xml>").toString();
    }

    private static Rejection malformed() {
        return Rejection.of(400, "malformed_xml", "The body is not the XML of this platform");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
