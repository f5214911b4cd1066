package health.vigil.followup;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.Outcomes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What patients say after the advice, over real HTTP and a real Redis. */
@QuarkusTest
@TestProfile(TimersProfile.class)
class AfterAdviceTest extends AdvisedPatients {
    @Inject
    Outcomes outcomes;

    @Test
    void acknowledged_isNotAskedAgainAndTheSameAnswerIsOneTurn() throws Exception {
        Opened patient = open();
        api.say(patient, EMERGENCY);

        Answer first = post(patient, "acknowledgement", "{\"action\":\"called_ambulance\"}");
        Answer second = post(patient, "acknowledgement", "{\"action\":\"called_ambulance\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/reply/text"))
                .contains("We have noted that you called")
                .contains("999");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        settle();
        assertThat(count(patient, "We have not heard from you")).isZero();
    }

    @Test
    void cannotGo_isToldWhatToDoInstead() throws Exception {
        Opened patient = open();
        api.say(patient, EMERGENCY);

        Answer answer = post(patient, "acknowledgement", "{\"action\":\"cannot\"}");

        assertThat(answer.at("/reply/text")).contains("Call 999").contains("The advice stays the same");
        assertThat(answer.at("/assessment/floor")).isEqualTo("emergency_ambulance");
    }

    @Test
    void wordsThatHelpIsThere_acknowledgeToo() throws Exception {
        Opened patient = open();
        api.say(patient, EMERGENCY);

        api.say(patient, "the ambulance is here");

        settle();
        assertThat(count(patient, "We have not heard from you")).isZero();
    }

    @Test
    void outcome_isKeptOnceAndEndsTheCheckIn() throws Exception {
        Opened patient = open();
        advised(patient);
        String body = "{\"visited\":true,\"found\":\"a plain cold\"}";

        Answer first = post(patient, "outcome", body);
        Answer second = post(patient, "outcome", body);
        Answer worse = post(patient, "outcome", "{\"better\":false}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(worse.at("/assessment/floor")).isEqualTo("consultation");
        assertThat(worse.at("/status")).isEqualTo("in_progress");
    }

    @Test
    void outcome_isCountedByRuleAndExportedMasked() throws Exception {
        Opened patient = open();
        api.say(patient, "My name is John Smith, my phone is 07700 900123. " + EMERGENCY);
        post(patient, "outcome", "{\"visited\":true,\"found\":\"heart attack\",\"better\":\"better\"}");

        var rules = outcomes.perRule("default").await().atMost(PATIENCE);
        var cases = outcomes.export("default", "safety_officer:test").await().atMost(PATIENCE);

        assertThat(rules).anyMatch(one -> one.rule().equals("CP-01") && one.visited() > 0 && one.better() > 0);
        var exported = cases.stream()
                .filter(one -> one.found().equals("heart attack"))
                .findFirst()
                .orElseThrow();
        assertThat(exported.said().toString()).contains("crushing chest pain").doesNotContain("900123", "John Smith");
        assertThat(exported.least()).isEqualTo("emergency_ambulance");
        assertThat(api.get("/v1/outcomes", "").status()).isEqualTo(401);
        assertThat(api.get("/v1/outcomes/export", patient.token()).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "acknowledgement,{},action",
        "acknowledgement,{'action':''},action",
        "acknowledgement,{'act':'going'},act",
        "outcome,{},visited",
        "outcome,{'better':3},better",
        "outcome,{'visited':'perhaps'},visited"
    })
    void whatCannotBeRead_isRefusedByItsField(String path, String body, String field) throws Exception {
        Answer answer = post(open(), path, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("invalid_request");
        assertThat(answer.at("/violations/0/field")).isEqualTo(field);
    }

    @Test
    void someoneElse_isNotLetIn() throws Exception {
        Opened mine = open();
        Opened other = open();

        Answer foreign = api.post(mine.path() + "/acknowledgement", other.token(), "{\"action\":\"going\"}");
        Answer nobody = api.post(mine.path() + "/outcome", "", "{\"visited\":true}");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(nobody.status()).isEqualTo(401);
    }
}
