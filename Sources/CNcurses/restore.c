// Signals, and giving the terminal back when the program dies. In C because a signal handler may call only functions
// that are async-signal-safe, and Swift promises that of nothing.
//
// What holds: the terminal is restored once, whoever comes first (a crash, `exit`, an unanswered TERM); nothing here
// allocates, locks or touches stdio; after restoring, a crash goes to the handler that was there before, then dies of
// the same signal, so that a core file and the exit status say what happened.
#define _GNU_SOURCE
#include "shim.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { restore_limit = 1024, replay_limit = 4096, stack_size = 64 * 1024 };

static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
static const int reported[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGCONT, SIGTSTP};
enum { crash_count = sizeof crashes / sizeof *crashes, report_count = sizeof reported / sizeof *reported };

static struct sigaction found_crash[crash_count], found_report[report_count], found_pipe;
static bool crashes_open, reports_open, exit_known;
static int pipe_ends[2] = {-1, -1};
static _Atomic long asked_to_quit; // When an unanswered TERM or QUIT came, in monotonic milliseconds; 0: none.

static int terminal = -1;
static char restore_text[restore_limit];
static size_t restore_length;
static struct termios found_modes;
static atomic_bool active;
static int found_stderr = -1, log_descriptor = -1;
static off_t log_start;

static void write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        length -= (size_t)written;
    }
}

// Restoration

bool dateline_restore_arm(int descriptor, const char *restore, size_t length) {
    if (length > restore_limit || tcgetattr(descriptor, &found_modes) != 0) return false;
    memcpy(restore_text, restore, length);
    restore_length = length;
    terminal = descriptor;
    return true;
}

void dateline_restore_active(bool now) { atomic_store(&active, now); }

void dateline_restore_modes(void) {
    if (terminal < 0) return;
    while (tcsetattr(terminal, TCSADRAIN, &found_modes) != 0 && errno == EINTR) {}
}

bool dateline_stderr_divert(int log) {
    int copy = fcntl(2, F_DUPFD_CLOEXEC, 3);
    if (copy < 0) return false;
    log_start = lseek(log, 0, SEEK_END);
    if (dup2(log, 2) < 0) {
        close(copy);
        return false;
    }
    found_stderr = copy;
    log_descriptor = log;
    return true;
}

int dateline_memory_file(void) { return memfd_create("messages", MFD_CLOEXEC); }

int dateline_character_width(uint32_t character) { return wcwidth((wchar_t)character); }

/// Turns controls (C0 except newline and tab, DEL, C1), bidirectional controls and stray bytes into question marks,
/// in place: a message may quote what a file said.
static void make_plain(unsigned char *text, ssize_t length) {
    for (ssize_t at = 0; at < length;) {
        unsigned char byte = text[at];
        int size = byte < 0x80 ? 1 : byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
        bool good = size > 0 && byte < 0xF5 && at + size <= length;
        for (int next = 1; good && next < size; next++) good = (text[at + next] & 0xC0) == 0x80;
        if (good && size == 1) good = (byte >= 0x20 && byte != 0x7F) || byte == '\n' || byte == '\t';
        if (good && size == 2 && byte == 0xC2) good = text[at + 1] >= 0xA0;
        if (good && size == 3 && byte == 0xE2) {
            unsigned char second = text[at + 1], third = text[at + 2];
            good = !(second == 0x80 && ((third >= 0xA8 && third <= 0xAE) || third == 0x8E || third == 0x8F)) &&
                   !(second == 0x81 && third >= 0xA6 && third <= 0xA9);
        }
        if (good) {
            at += size;
        } else {
            text[at++] = '?';
        }
    }
}

void dateline_stderr_replay(void) {
    if (found_stderr < 0) return;
    dup2(found_stderr, 2);
    close(found_stderr);
    found_stderr = -1;
    static unsigned char tail[replay_limit];
    off_t end = lseek(log_descriptor, 0, SEEK_END);
    off_t start = end - replay_limit > log_start ? end - replay_limit : log_start;
    if (end > start) {
        ssize_t length = pread(log_descriptor, tail, (size_t)(end - start), start);
        if (length > 0) {
            make_plain(tail, length);
            write_all(2, (char *)tail, (size_t)length);
        }
    }
    log_start = end;
}

/// What a crash, `exit` and an unanswered TERM have in common. Async-signal-safe.
static void restore_now(void) {
    if (!atomic_exchange(&active, false)) return;
    write_all(terminal, restore_text, restore_length);
    // Not TCSADRAIN: a terminal that takes no output would keep a dying program for ever.
    tcsetattr(terminal, TCSANOW, &found_modes);
    dateline_stderr_replay();
}

// Crashes

static void crashed(int signal, siginfo_t *info, void *context) {
    int error = errno;
    restore_now();
    for (int index = 0; index < crash_count; index++) {
        if (crashes[index] != signal) continue;
        struct sigaction *before = &found_crash[index];
        struct sigaction plain = {.sa_handler = SIG_DFL};
        sigaction(signal, &plain, NULL);
        errno = error;
        if (before->sa_flags & SA_SIGINFO) {
            if (before->sa_sigaction) before->sa_sigaction(signal, info, context);
        } else if (before->sa_handler != SIG_DFL && before->sa_handler != SIG_IGN) {
            before->sa_handler(signal);
        }
    }
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, signal);
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigaction(signal, &plain, NULL);
    sigprocmask(SIG_UNBLOCK, &mask, NULL);
    raise(signal);
}

bool dateline_crash_stack(void) {
    void *memory = mmap(NULL, stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return false;
    stack_t stack = {.ss_sp = memory, .ss_size = stack_size};
    if (sigaltstack(&stack, NULL) == 0) return true;
    munmap(memory, stack_size);
    return false;
}

void dateline_crash_open(void) {
    if (crashes_open) return;
    crashes_open = true;
    if (!exit_known) {
        exit_known = true;
        atexit(restore_now);
    }
    stack_t stack;
    // Another's stack (a backtracer's) is kept.
    if (sigaltstack(NULL, &stack) != 0 || (stack.ss_flags & SS_DISABLE)) dateline_crash_stack();
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < crash_count; index++) sigaction(crashes[index], &action, &found_crash[index]);
}

void dateline_crash_close(void) {
    if (!crashes_open) return;
    crashes_open = false;
    for (int index = 0; index < crash_count; index++) sigaction(crashes[index], &found_crash[index], NULL);
}

// Signals

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

static void reported_signal(int signal) {
    int error = errno;
    if (signal == SIGTERM || signal == SIGQUIT) {
        // Somebody asks again after the loop has not answered for a second: it hangs. Restore, and die of it.
        long none = 0, now = milliseconds();
        if (!atomic_compare_exchange_strong(&asked_to_quit, &none, now) && now - none > 1000) {
            restore_now();
            struct sigaction plain = {.sa_handler = SIG_DFL};
            sigaction(signal, &plain, NULL);
            sigset_t mask;
            sigemptyset(&mask);
            sigaddset(&mask, signal);
            sigprocmask(SIG_UNBLOCK, &mask, NULL);
            raise(signal);
        }
    }
    char byte = (char)signal;
    // A full pipe loses nothing: the loop has yet to read the same signal.
    if (write(pipe_ends[1], &byte, 1) < 0) {}
    errno = error;
}

int dateline_signals_open(void) {
    if (reports_open) return pipe_ends[0];
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    reports_open = true;
    atomic_store(&asked_to_quit, 0);
    struct sigaction action = {.sa_handler = reported_signal, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < report_count; index++) {
        sigaction(reported[index], &action, &found_report[index]);
        // What `nohup` or a shell script had switched off stays off.
        bool ends = reported[index] == SIGHUP || reported[index] == SIGINT || reported[index] == SIGQUIT;
        if (ends && found_report[index].sa_handler == SIG_IGN) sigaction(reported[index], &found_report[index], NULL);
    }
    // A pager that closes its input early must not end the reader.
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, &found_pipe);
    return pipe_ends[0];
}

void dateline_signals_close(void) {
    if (!reports_open) return;
    reports_open = false;
    for (int index = 0; index < report_count; index++) sigaction(reported[index], &found_report[index], NULL);
    sigaction(SIGPIPE, &found_pipe, NULL);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    pipe_ends[0] = pipe_ends[1] = -1;
}

void dateline_signals_answered(void) { atomic_store(&asked_to_quit, 0); }

void dateline_signals_stop(void) {
    struct sigaction plain = {.sa_handler = SIG_DFL}, ours;
    sigaction(SIGTSTP, &plain, &ours);
    // The whole group, as the terminal's own ^Z would: `make` above us has to stop too.
    kill(0, SIGTSTP);
    // Another thread may take the signal: wait for CONT's byte. A group that nobody controls is never stopped, so
    // not for long.
    struct pollfd wait = {.fd = pipe_ends[0], .events = POLLIN};
    poll(&wait, 1, 200);
    sigaction(SIGTSTP, &ours, NULL);
}
