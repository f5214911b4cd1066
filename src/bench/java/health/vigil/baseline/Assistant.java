package health.vigil.baseline;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import io.quarkiverse.langchain4j.RegisterAiService;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;

/** The usual way to build a triage chat: one prompt, the guideline texts that seem near, the conversation so far. */
@RegisterAiService
@Singleton
public interface Assistant {
    @SystemMessage(
            """
            You are a triage assistant of a primary care clinic. Say how urgently the patient must be seen and why.
            Ask one question at a time. Never diagnose and never prescribe. Use only the texts you are given.
            """)
    Multi<String> chat(@MemoryId String conversation, @UserMessage String words);
}
