package health.vigil.model;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.TokenUsage;
import health.vigil.consultation.AttachmentStore.Upload;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One model at one address, asked with a stream. What fails here says no more than its kind. */
final class Endpoint {
    private static final int LETTERS_A_TOKEN = 3;

    private final StreamingChatModel model;

    Endpoint(StreamingChatModel model) {
        this.model = model;
    }

    /** The endpoint failed; without what was sent or received. */
    static final class EndpointFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndpointFailed(Throwable cause) {
            super(cause.getClass().getSimpleName(), null, false, false);
        }
    }

    /**
     * @param picture beside the words, null for none
     * @param spent hears the tokens used, estimated where the endpoint does not say
     */
    Multi<String> ask(String system, String user, @Nullable Upload picture, LongConsumer spent) {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(system), picture == null ? UserMessage.from(user) : showing(user, picture))
                .build();
        return Multi.createFrom().emitter(reader -> {
            Hearing hearing = new Hearing(reader, spent, system.length() + user.length());
            reader.onTermination(hearing::giveUp);
            try {
                model.chat(request, hearing);
            } catch (RuntimeException e) {
                hearing.onError(e);
            }
        });
    }

    private static UserMessage showing(String user, Upload picture) {
        String bytes = Base64.getEncoder().encodeToString(picture.bytes());
        return UserMessage.from(TextContent.from(user), ImageContent.from(bytes, picture.mediaType()));
    }

    private static final class Hearing implements StreamingChatResponseHandler {
        private final MultiEmitter<? super String> reader;
        private final LongConsumer spent;
        private final AtomicReference<@Nullable StreamingHandle> handle = new AtomicReference<>();
        private long letters;
        private volatile boolean over;

        Hearing(MultiEmitter<? super String> reader, LongConsumer spent, int asked) {
            this.reader = reader;
            this.spent = spent;
            this.letters = asked;
        }

        @Override
        public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
            handle.set(context.streamingHandle());
            letters += partial.text().length();
            reader.emit(partial.text());
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            TokenUsage usage = response.tokenUsage();
            pay(usage == null || usage.totalTokenCount() == null ? letters / LETTERS_A_TOKEN : usage.totalTokenCount());
            reader.complete();
        }

        @Override
        public void onError(Throwable error) {
            pay(letters / LETTERS_A_TOKEN);
            reader.fail(new EndpointFailed(error));
        }

        /** The reader has gone: so may the endpoint. */
        void giveUp() {
            StreamingHandle running = handle.get();
            if (!over && running != null) {
                running.cancel();
                pay(letters / LETTERS_A_TOKEN);
            }
        }

        private synchronized void pay(long tokens) {
            if (!over) {
                over = true;
                spent.accept(tokens);
            }
        }
    }
}
