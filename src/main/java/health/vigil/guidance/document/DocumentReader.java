package health.vigil.guidance.document;

import health.vigil.catalog.DocumentCard;
import health.vigil.catalog.KnowledgeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** A file to its text by headings, and to its card. Nothing in it is run, followed or fetched. */
final class DocumentReader {
    static final long MOST_BYTES = 20L << 20;

    /** What an office file may unpack to: a bomb is a thousand times its size. */
    static final long MOST_UNPACKED = 200L << 20;

    private static final Map<String, Parser> PARSERS = Map.of(
            "html", new JSoupParser(), "htm", new JSoupParser(), "pdf", new PDFParser(), "docx", new OOXMLParser());

    /** @param card what is cited, and whom it is for */
    record Read(DocumentCard card, List<Part> parts) {}

    static boolean isDocument(Path file) {
        String ending = ending(file);
        return ending.equals("md") || PARSERS.containsKey(ending);
    }

    /** Beside a file that cannot say itself what to cite. */
    static Path sideFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".yaml");
    }

    /** @throws Refused with the reason */
    Read read(Path file) {
        String name = file.getFileName().toString();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Refused("larger than " + (MOST_BYTES >> 20) + " MB: split it");
            }
            DocumentCard beside = beside(file);
            if (ending(file).equals("md")) {
                return markdown(name, Files.readString(file, StandardCharsets.UTF_8), beside);
            }
            if (beside == null) {
                throw new Refused("no citation: put a file " + name + ".yaml beside it");
            }
            return new Read(beside, parsed(file));
        } catch (KnowledgeException e) {
            throw new Refused(String.join("; ", e.problems()));
        } catch (CharacterCodingException e) {
            throw new Refused("not UTF-8");
        } catch (IOException e) {
            throw new Refused("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static @Nullable DocumentCard beside(Path file) throws IOException {
        Path side = sideFile(file);
        return Files.isRegularFile(side)
                ? DocumentCard.beside(side.getFileName().toString(), Files.readString(side, StandardCharsets.UTF_8))
                : null;
    }

    private static Read markdown(String name, String text, @Nullable DocumentCard beside) {
        DocumentCard card = DocumentCard.inside(name, text).orElse(beside);
        if (card == null) {
            throw new Refused("no citation: it has no front matter, and no file " + name + ".yaml lies beside it");
        }
        List<Part> parts = new ArrayList<>();
        String heading = "";
        StringBuilder under = new StringBuilder();
        for (String line : plain(card.body().isEmpty() ? text : card.body()).split("\n")) {
            if (line.startsWith("#")) {
                add(parts, heading, under);
                heading = line.replaceFirst("^#+", "").strip();
            } else {
                under.append(line).append('\n');
            }
        }
        add(parts, heading, under);
        return new Read(card, parts);
    }

    private static void add(List<Part> parts, String heading, StringBuilder under) {
        if (!under.toString().isBlank()) {
            parts.add(new Part(heading, under.toString().strip()));
        }
        under.setLength(0);
    }

    /** Markdown may hold HTML: scripts go, tags go, their text stays. */
    private static String plain(String markdown) {
        return markdown.replaceAll("(?is)<(script|style)\\b.{0,20000}?</\\1\\s*>", " ")
                .replaceAll("</?[a-zA-Z!][^<>]{0,500}>", " ");
    }

    private static List<Part> parsed(Path file) throws IOException {
        if (ending(file).equals("docx")) {
            unpackable(file);
        }
        PartHandler handler = new PartHandler();
        ParseContext context = new ParseContext();
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        context.set(OfficeParserConfig.class, office);
        try (InputStream in = TikaInputStream.get(file)) {
            Objects.requireNonNull(PARSERS.get(ending(file))).parse(in, handler, new Metadata(), context);
        } catch (SAXException | TikaException e) {
            throw new Refused("cannot be read: " + e.getClass().getSimpleName() + reason(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new Refused("cannot be read: " + e.getClass().getSimpleName());
        }
        return handler.parts();
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return e instanceof SAXException && message != null ? " (" + message + ")" : "";
    }

    /** Unpacks into nothing, to count: the sizes written in the file may lie. */
    private static void unpackable(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        throw new Refused("unpacks to more than " + (MOST_UNPACKED >> 20) + " MB");
                    }
                }
            }
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
