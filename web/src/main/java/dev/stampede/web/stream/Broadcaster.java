package dev.stampede.web.stream;

import dev.stampede.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells every page what happens. */
public final class Broadcaster {

  /** The most pages that are told. */
  public static final int MOST_PAGES = 100;

  private static final long PING_NANOS = Duration.ofSeconds(15).toNanos();

  private final Pictures pictures;
  private final Recall recall = new Recall();
  private final List<Inbox> pages = new ArrayList<>();
  private final Thread pinger;
  private long messages;
  private boolean ended;

  /**
   * One without pages.
   *
   * @param view makes the present view, in which every message that was published is contained
   */
  public Broadcaster(Supplier<Picture> view, Clock clock) {
    this.pictures = new Pictures(view, clock);
    this.pinger =
        Thread.ofVirtual()
            .name("web-ping")
            .start(() -> {
              try {
                while (true) {
                  clock.sleepUntil(clock.nanoTime() + PING_NANOS);
                  ping();
                }
              } catch (InterruptedException e) {
                // Ended.
              }
            });
  }

  /** Tells the pages; returns at once, however slow they are. */
  public void publish(Message message) {
    Optional<Event> event =
        switch (message) {
          case Message.Tick tick -> Optional.of(Event.of(tick));
          case Message.State state -> Optional.of(Event.of(state));
          case Message.Anew _ -> Optional.empty();
        };
    synchronized (this) {
      messages++;
      if (event.isEmpty()) {
        recall.clear();
        pages.forEach(Inbox::anew);
      } else {
        recall.add(event.get());
        pages.forEach(page -> page.give(event.get()));
      }
    }
  }

  private synchronized void ping() {
    pages.forEach(Inbox::ping);
  }

  /** The present view, for whoever asks once. */
  public Picture picture() {
    long count;
    synchronized (this) {
      count = messages;
    }
    return pictures.at(count);
  }

  /** How many pages are being told. */
  public synchronized int pages() {
    return pages.size();
  }

  /**
   * A page comes.
   *
   * @param lastEventId what it has seen, in an event's id; empty where nothing
   * @return what it is told; empty where there are too many pages, or the end is near
   */
  public synchronized Optional<Page> join(Optional<String> lastEventId) {
    if (pages.size() >= MOST_PAGES || ended) {
      return Optional.empty();
    }
    Inbox inbox = new Inbox();
    Optional<Position> seen = lastEventId.flatMap(Position::parse).filter(this::isRemembered);
    seen.ifPresent(
        position -> recall.after(position).ifPresent(later -> inbox.drawn(position, later)));
    join(inbox);
    return Optional.of(new Page(inbox));
  }

  synchronized void join(Inbox inbox) {
    pages.add(inbox);
  }

  /** Nobody can have seen more than there was; who says so means another life of this server. */
  private boolean isRemembered(Position seen) {
    return recall
        .newest()
        .filter(newest -> newest.run().equals(seen.run()) && seen.n() <= newest.n())
        .isPresent();
  }

  private synchronized void leave(Inbox inbox) {
    pages.remove(inbox);
    notifyAll();
  }

  synchronized void drawn(Inbox inbox, Position position) {
    recall.after(position).ifPresent(later -> inbox.drawn(position, later));
  }

  /**
   * Lets every page have what it has not been told yet, then ends the streams.
   *
   * @param patience how long to wait for them
   */
  public void end(Duration patience) {
    pinger.interrupt();
    long due = System.nanoTime() + patience.toNanos();
    synchronized (this) {
      ended = true;
      pages.forEach(Inbox::end);
      try {
        for (long left = patience.toNanos();
            !pages.isEmpty() && left > 0;
            left = due - System.nanoTime()) {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** One page's stream. */
  public final class Page implements AutoCloseable {

    private final Inbox inbox;

    private Page(Inbox inbox) {
      this.inbox = inbox;
    }

    /**
     * Writes what happens, as it happens, until the end.
     *
     * @throws IOException if the page is gone
     */
    public void writeTo(OutputStream out) throws IOException {
      try {
        out.write(Event.HELLO);
        out.flush();
        while (true) {
          switch (inbox.take()) {
            case Inbox.Next.Write write -> out.write(write.bytes());
            case Inbox.Next.Draw _ -> {
              Picture picture = picture();
              out.write(Event.of(picture).bytes());
              drawn(inbox, picture.position());
            }
            case Inbox.Next.End _ -> {
              return;
            }
          }
          out.flush();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      leave(inbox);
    }
  }
}
