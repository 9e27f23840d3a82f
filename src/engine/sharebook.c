#include "engine/sharebook.h"

#include <stdlib.h>

#include "base/mem.h"

/* A period that was asked for. */
struct roll {
    period period;
    const struct roster *roster; /* NULL after an error */
};

/* A key in a period that was asked for. */
struct page {
    int key;
    period period;
    struct shares *shares;   /* owned; NULL after an error */
    struct divider *divider; /* owned; of the shares; NULL after an error */
};

struct sharebook {
    const struct budget *budget;
    struct told told;
    struct roster **rosters; /* owned, each once: quarters mostly share one */
    size_t roster_count, roster_room;
    struct roll *rolls; /* owned */
    size_t roll_count, roll_room;
    struct page *pages; /* owned */
    size_t page_count, page_room;
};

struct sharebook *sharebook_new(const struct budget *b) {
    struct sharebook *book = mem_zero(1, sizeof *book);
    book->budget = b;
    told_init(&book->told);
    return book;
}

static void clear_page(struct page *page) {
    if (page->divider)
        divider_clear(page->divider);
    if (page->shares)
        shares_clear(page->shares);
    free(page->divider);
    free(page->shares);
}

void sharebook_free(struct sharebook *book) {
    if (!book)
        return;
    for (size_t i = 0; i < book->page_count; i++)
        clear_page(&book->pages[i]);
    for (size_t i = 0; i < book->roster_count; i++) {
        roster_clear(book->rosters[i]);
        free(book->rosters[i]);
    }
    free(book->pages);
    free(book->rolls);
    free(book->rosters);
    told_clear(&book->told);
    free(book);
}

/* The roster of the book that is equal to *made (taken), which is added when there is
   none. A fault of a driver's total is a fault of a roster: told once for all periods
   that share it. */
static const struct roster *keep_roster(struct sharebook *book, struct roster *made) {
    for (size_t i = 0; i < book->roster_count; i++)
        if (roster_equal(book->rosters[i], made)) {
            roster_clear(made);
            return book->rosters[i];
        }
    book->rosters = mem_room(book->rosters, book->roster_count, &book->roster_room,
                             sizeof(struct roster *));
    struct roster *kept = mem_alloc(sizeof *kept);
    *kept = *made;
    return book->rosters[book->roster_count++] = kept;
}

const struct roster *sharebook_roster(struct sharebook *book, period p, struct diags *d) {
    for (size_t i = 0; i < book->roll_count; i++)
        if (book->rolls[i].period == p)
            return book->rolls[i].roster;
    struct roster made;
    const struct roster *kept = NULL;
    if (roster_init(&made, book->budget, p, d) == 0)
        kept = keep_roster(book, &made);
    book->rolls =
        mem_room(book->rolls, book->roll_count, &book->roll_room, sizeof *book->rolls);
    book->rolls[book->roll_count++] = (struct roll){p, kept};
    return kept;
}

/* Without a roster the key itself can still be wrong, but its faults would be guesses. */
static struct shares *compute(struct sharebook *book, int key, period p,
                              struct diags *d) {
    const struct roster *roster = sharebook_roster(book, p, d);
    struct shares made;
    const struct shares_task task = {book->budget, key, p, roster};
    if (!roster || shares_compute(&made, &task, &book->told, d))
        return NULL;
    struct shares *kept = mem_alloc(sizeof *kept);
    *kept = made;
    return kept;
}

/* The page of a key and period, written when it is new. */
static struct page *find_page(struct sharebook *book, int key, period p,
                              struct diags *d) {
    for (size_t i = 0; i < book->page_count; i++)
        if (book->pages[i].key == key && book->pages[i].period == p)
            return &book->pages[i];
    struct page page = {key, p, compute(book, key, p, d), NULL};
    if (page.shares) {
        page.divider = mem_alloc(sizeof *page.divider);
        divider_init(page.divider, page.shares);
    }
    book->pages =
        mem_room(book->pages, book->page_count, &book->page_room, sizeof *book->pages);
    book->pages[book->page_count] = page;
    return &book->pages[book->page_count++];
}

const struct divider *sharebook_divider(struct sharebook *book, int key, period p,
                                        struct diags *d) {
    return find_page(book, key, p, d)->divider;
}

const struct shares *sharebook_get(struct sharebook *book, int key, period p,
                                   struct diags *d) {
    const struct divider *divider = sharebook_divider(book, key, p, d);
    return divider ? divider->shares : NULL;
}
