package health.vigil.baseline;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Memory in Redis as the extension's own store keeps it (the whole list under one key), and texts in memory by meaning. */
@Singleton
public class PeerParts {
    private static final int REMEMBERED = 20;
    private static final int FOUND = 2;

    @Produces
    @Singleton
    ChatMemoryProvider memory(RedisDataSource redis) {
        ValueCommands<String, String> values = redis.value(String.class);
        ChatMemoryStore store = new ChatMemoryStore() {
            @Override
            public List<ChatMessage> getMessages(Object id) {
                String kept = values.get("peer:" + id);
                return kept == null ? List.of() : ChatMessageDeserializer.messagesFromJson(kept);
            }

            @Override
            public void updateMessages(Object id, List<ChatMessage> messages) {
                values.set("peer:" + id, ChatMessageSerializer.messagesToJson(messages));
            }

            @Override
            public void deleteMessages(Object id) {
                values.getdel("peer:" + id);
            }
        };
        return id -> MessageWindowChatMemory.builder()
                .id(id)
                .maxMessages(REMEMBERED)
                .chatMemoryStore(store)
                .build();
    }

    @Produces
    @Singleton
    @Startup
    RetrievalAugmentor texts(@ConfigProperty(name = "peer.snippets") Path folder) throws IOException {
        EmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                String text = Files.readString(file);
                TextSegment body = TextSegment.from(text.substring(text.indexOf("\n---", 3) + 4).strip());
                Embedding embedding = model.embed(body).content();
                store.add(embedding, body);
            }
        }
        return DefaultRetrievalAugmentor.builder()
                .contentRetriever(EmbeddingStoreContentRetriever.builder()
                        .embeddingModel(model)
                        .embeddingStore(store)
                        .maxResults(FOUND)
                        .build())
                .build();
    }
}
