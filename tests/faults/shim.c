/* Loaded before the C library: counts what a program writes below one folder, and makes the n-th such call (or read) fail,
   keeps it waiting as a slow disk does, stops it while somebody copies its files, or writes a log of all of it from which
   power cuts are played. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { OFF, COUNT, ONCE, FROM_THEN_ON, SLOW, STOP, TEAR, UNREAD };

static char below[PATH_MAX];
static size_t below_length;
static long counted, wanted, every, last; /* STOP and TEAR: from the wanted call to the last, at every so many */
static int mode, code, log_to = -1;
static long waited, in_first_thread; /* how often a slow call kept waiting; how often the first thread made any */
static char first_thread_at[PATH_MAX];
static int told_to, answered_from; /* where a stopped program says its call, and waits until it may go on */
static double rested_at; /* between two waits the disk is quick as long, a second at most: a run must come to an end */

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

void shim_arm(const char *folder, int how, long number, int error, int log) {
    strncpy(below, folder, sizeof below - 1);
    below_length = strlen(below);
    counted = 0;
    wanted = number;
    code = error;
    log_to = log;
    waited = in_first_thread = 0;
    first_thread_at[0] = 0;
    rested_at = 0;
    mode = how;
}

long shim_count(void) { return counted; }
long shim_waited(void) { return waited; }
long shim_in_first_thread(void) { return in_first_thread; }
const char *shim_first_thread_at(void) { return first_thread_at; }

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* In the mode SLOW, `wanted` milliseconds for a call below the folder. */
static void slow(const char *path) {
    if (mode != SLOW) return;
    if (gettid() == getpid()) {
        if (!in_first_thread++) strncpy(first_thread_at, path, sizeof first_thread_at - 1);
    }
    double quick = wanted < 1000 ? (double)wanted / 1000 : 1;
    if (wanted <= 0 || now() - rested_at < quick) return;
    ++waited;
    struct timespec time = {wanted / 1000, wanted % 1000 * 1000000L};
    nanosleep(&time, 0);
    rested_at = now();
}

static int ours(const char *path) { return mode != OFF && path && !strncmp(path, below, below_length); }

static int of_file(int fd, char *path) {
    char link[64];
    if (mode == OFF || fd == log_to) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (!ours(path)) return 0;
    slow(path);
    return 1;
}

static int stops(long number) { return number >= wanted && number <= last && (number - wanted) % every == 0; }

/* What lies below the folder is what a kill would leave now: it is copied before the answer comes. */
static void stop_at(long number) {
    char line[40], answer;
    int length = snprintf(line, sizeof line, "[\"at\", %ld]\n", number);
    REAL(ssize_t, write, int, const void *, size_t);
    if (real(told_to, line, (size_t)length) != length || read(answered_from, &answer, 1) != 1) _exit(73);
}

void shim_stop(const char *folder, int how, long from, long to, long step, int told, int answered) {
    last = to;
    every = step;
    told_to = told;
    answered_from = answered;
    shim_arm(folder, how, from, 0, -1);
}

/* 1 where this call must fail; one that gives room back does not fail for want of room. */
static int fails_in(int takes_room) {
    ++counted;
    if (mode == STOP && stops(counted)) stop_at(counted);
    if ((mode == ONCE && counted == wanted) || (mode == FROM_THEN_ON && counted >= wanted && takes_room)) {
        errno = code;
        return 1;
    }
    return 0;
}

static int fails(void) { return fails_in(1); }

static void raw(const void *data, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    while (length > 0) {
        ssize_t done = real(log_to, data, length);
        if (done <= 0) _exit(71);
        data = (const char *)data + done;
        length -= (size_t)done;
    }
}

/* One event: what, two numbers, the path, then the bytes (or the second path). */
static void note(char what, uint64_t at, uint64_t length, const char *path, const void *data, uint64_t bytes) {
    if (log_to < 0) return;
    uint32_t path_length = (uint32_t)strlen(path);
    char head[29];
    head[0] = what;
    memcpy(head + 1, &at, 8);
    memcpy(head + 9, &length, 8);
    memcpy(head + 17, &path_length, 4);
    memcpy(head + 21, &bytes, 8);
    raw(head, sizeof head);
    raw(path, path_length);
    if (bytes) raw(data, bytes);
}

void shim_mark(uint64_t number) { note('M', number, 0, "", 0, 0); }

/* Half of a write; the whole one is then put over it, or behind what stood before. */
static void tear(int fd, const void *data, size_t length, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    static int (*cut_back)(int, off_t);
    if (!cut_back) cut_back = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate");
    struct stat before;
    if (mode != TEAR || !stops(counted + 1)) return;
    if (fstat(fd, &before) < 0 || real(fd, data, length / 2, at) < 0) _exit(72);
    stop_at(counted + 1);
    if (cut_back(fd, before.st_size) < 0) _exit(74);
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    char path[PATH_MAX];
    if (!of_file(fd, path)) return real(fd, data, length);
    off_t at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    tear(fd, data, length, at);
    if (fails()) return -1;
    ssize_t done = real(fd, data, length);
    if (done > 0) note('W', (uint64_t)at, (uint64_t)done, path, data, (uint64_t)done);
    return done;
}

static ssize_t placed(int fd, const void *data, size_t length, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    char path[PATH_MAX];
    if (!of_file(fd, path)) return real(fd, data, length, at);
    tear(fd, data, length, at);
    if (fails()) return -1;
    ssize_t done = real(fd, data, length, at);
    if (done > 0) note('W', (uint64_t)at, (uint64_t)done, path, data, (uint64_t)done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return placed(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return placed(fd, data, length, at); }

/* In the mode UNREAD the disk refuses every read from the wanted one on. */
static int unread(int fd) {
    char path[PATH_MAX];
    if (mode != UNREAD || !of_file(fd, path) || ++counted < wanted) return 0;
    errno = code;
    return 1;
}

ssize_t read(int fd, void *data, size_t length) {
    REAL(ssize_t, read, int, void *, size_t);
    return unread(fd) ? -1 : real(fd, data, length);
}

ssize_t pread(int fd, void *data, size_t length, off_t at) {
    REAL(ssize_t, pread, int, void *, size_t, off_t);
    return unread(fd) ? -1 : real(fd, data, length, at);
}

ssize_t pread64(int fd, void *data, size_t length, off_t at) {
    REAL(ssize_t, pread64, int, void *, size_t, off_t);
    return unread(fd) ? -1 : real(fd, data, length, at);
}

/* Copies go through write, which is watched. */
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
    REAL(ssize_t, sendfile, int, int, off_t *, size_t);
    char path[PATH_MAX];
    if (!of_file(to, path)) return real(to, from, at, length);
    errno = ENOTSOCK;
    return -1;
}
ssize_t sendfile64(int to, int from, off_t *at, size_t length) { return sendfile(to, from, at, length); }

static int synced(int fd, int (*real)(int)) {
    char path[PATH_MAX];
    if (!of_file(fd, path)) return real(fd);
    if (fails()) return -1;
    int done = real(fd);
    if (done == 0) note('S', 0, 0, path, 0, 0);
    return done;
}

int fsync(int fd) {
    REAL(int, fsync, int);
    return synced(fd, real);
}

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    return synced(fd, real);
}

static int cut(int fd, off_t length) {
    REAL(int, ftruncate, int, off_t);
    char path[PATH_MAX];
    if (!of_file(fd, path)) return real(fd, length);
    if (fails_in(0)) return -1;
    int done = real(fd, length);
    if (done == 0) note('T', (uint64_t)length, 0, path, 0, 0);
    return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off_t length) { return cut(fd, length); }

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    if (!ours(path)) return real(path);
    slow(path);
    if (fails_in(0)) return -1;
    int done = real(path);
    if (done == 0) note('U', 0, 0, path, 0, 0);
    return done;
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    if (!ours(to)) return real(from, to);
    slow(to);
    if (fails()) return -1;
    int done = real(from, to);
    if (done == 0) note('R', 0, 0, from, to, strlen(to));
    return done;
}

static int opened(const char *path, int flags, mode_t rights) {
    REAL(int, open, const char *, int, ...);
    if (ours(path)) slow(path);
    if (!ours(path) || !(flags & (O_CREAT | O_TRUNC))) return real(path, flags, rights);
    int known = access(path, F_OK) == 0;
    if ((!known || flags & O_TRUNC) && fails()) return -1;
    int done = real(path, flags, rights);
    if (done >= 0 && !known) note('C', 0, 0, path, 0, 0);
    if (done >= 0 && known && flags & O_TRUNC) note('T', 0, 0, path, 0, 0);
    return done;
}

#define RIGHTS(flags) \
    mode_t rights = 0; \
    if ((flags) & O_CREAT) { \
        va_list more; \
        va_start(more, flags); \
        rights = (mode_t)va_arg(more, int); \
        va_end(more); \
    }

int open(const char *path, int flags, ...) {
    RIGHTS(flags)
    return opened(path, flags, rights);
}

int open64(const char *path, int flags, ...) {
    RIGHTS(flags)
    return opened(path, flags, rights);
}

int stat64(const char *path, struct stat64 *told) {
    REAL(int, stat64, const char *, struct stat64 *);
    if (ours(path)) slow(path);
    return real(path, told);
}

int stat(const char *path, struct stat *told) {
    REAL(int, stat, const char *, struct stat *);
    if (ours(path)) slow(path);
    return real(path, told);
}
