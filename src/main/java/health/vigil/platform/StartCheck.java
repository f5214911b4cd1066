package health.vigil.platform;

/** What must hold before anything is started; every bean of this type is asked. */
public interface StartCheck {

    /** @throws CannotStart when it does not hold */
    void check();
}
