package health.vigil.channel.chat;

import java.util.List;

/** A chat platform's accounts, as they are configured; a bean is enough for them to be written to. */
public interface ChatPlatform {
    List<ChatAccount> accounts();
}
