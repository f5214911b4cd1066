package health.vigil.handover.page;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Language;
import health.vigil.consultation.Play;
import health.vigil.handover.HandoverWriter;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The PDF read back by another part of its library. */
class PdfWriterTest {
    private static final HandoverWriter WRITER = new HandoverWriter(Play.KNOWLEDGE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | Triage hand-over (SBAR) | shortness of breath | A – Assessment",
                "ZH_HANS | 分诊交接摘要 | 呼吸困难、气短 | 规则版本",
                "ZH_HANT | 分流交接摘要 | 呼吸困難、氣促 | 規則版本"
            })
    void pdf_canBeReadInThreeLanguages(Language language, String title, String finding, String more)
            throws IOException {
        Play play = Play.of("HK");
        play.say("個心口好翳，唞唔到氣，隻左手痺，我好攰 <b>*&");

        byte[] pdf = PdfWriter.write(WRITER.write(play.snapshot(), language, Play.NOW));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains(title, finding, more, "CP-01", "唞唔到氣", "我好攰 <b>*&");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
        }
        assertThat(pdf.length).as("the fonts are embedded in part").isLessThan(400_000);
    }
}
