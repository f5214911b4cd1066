package health.vigil.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.platform.CannotStart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a keys file may say, and where a service without one may listen. */
class KeysFileTest {
    private static final String KEY = ApiKey.fresh();
    private static final String GOOD = """
            {'tenants':[{'name':'a','origins':['https://a.example.org'],'keys':[
              {'name':'app','role':'integrator','sha256':'DIGEST','expires':'2027-01-01T00:00:00Z'}]}]}""";

    @Test
    void key_opensItsTenantUntilItExpires() throws Exception {
        Tenants tenants = read(GOOD);

        assertThat(tenants.find(KEY, Instant.parse("2026-12-31T23:59:59Z")))
                .contains(new Caller("a", Role.INTEGRATOR, "app"));
        assertThat(tenants.find(KEY, Instant.parse("2027-01-01T00:00:00Z"))).isEmpty();
        assertThat(tenants.find(KEY + "x", Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'tenants'          | 'tenant'               | tenant is not a known field",
                "[{'name':'a'       | [{'name':'A clinic'    | tenants[0].name must be a name",
                "https://a          | a                      | tenants[0].origins: a.example.org is not scheme",
                "'integrator'       | 'doctor'               | tenants[0].keys[0].role is none of",
                "'integrator'       | 'patient'              | a patient has an access token",
                "'DIGEST'           | 'vk_secret'            | tenants[0].keys[0].sha256 is not 64 hexadecimal digits",
                "'2027-01-01T       | 'soon                  | tenants[0].keys[0].expires has the wrong type",
                "'expires'          | 'scopes':['all'],'expires' | tenants[0].keys[0].scopes is none of create, read, write",
                "'keys':[           | 'keys':[null,          | tenants[0].keys[0] has the wrong type",
                "]}]}               | ]}                     | it is not valid JSON at line 2"
            })
    void wrongEntry_isNamedByItsPlace(String instead, String of, String says) {
        String text = GOOD.replace(instead.strip(), of.strip());
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(KeysFile.Unreadable.class)
                .hasMessageContaining(says)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,, true",
        "localhost,, true",
        "::1,, true",
        "0.0.0.0,, false",
        "192.0.2.7,, false",
        "no.such.host.invalid,, false",
        "0.0.0.0, open, true",
        "127.0.0.1, everyone, false"
    })
    void withoutKeys_onlyLoopbackOrANamedDecisionStarts(String host, String access, boolean starts) {
        BindCheck check = new BindCheck(host, Optional.empty(), Optional.ofNullable(access));

        if (starts) {
            assertThatCode(check::check).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(check::check).isInstanceOf(CannotStart.class).hasMessageContaining("VIGIL_ACCESS");
        }
    }

    @Test
    void withKeys_anyHostStarts() {
        assertThatCode(new BindCheck("0.0.0.0", Optional.of(Path.of("keys.json")), Optional.empty())::check)
                .doesNotThrowAnyException();
    }

    private static Tenants read(String text) throws KeysFile.Unreadable {
        return KeysFile.read(
                text.replace("DIGEST", ApiKey.digest(KEY)).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
