/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/resource.h>

#include <gio/gio.h>

#include "bank/exam-bank-reader.h"
#include "bank/exam-formats.h"
#include "bank/exam-pool.h"
#include "sitting/exam-form.h"

G_BEGIN_DECLS

char        *test_exams_path (const char *first,
                              ...) G_GNUC_NULL_TERMINATED;
ExamFormats *test_load_formats (void);
ExamPool    *test_load_pool (const char *format_id);

/* A test for each row of a table; a row begins with its name, and is the data of its test. */
#define TEST_ADD_ROWS(prefix, rows, test) test_add_rows (prefix, rows, G_N_ELEMENTS (rows), sizeof (rows)[0], test)

void  test_add_rows (const char   *prefix,
                     gconstpointer rows,
                     gsize         n_rows,
                     gsize         row_size,
                     GTestDataFunc test);
void  test_limit_time (guint seconds);
void  test_limit_file_size (rlim_t bytes);
char *test_make_exams (const char *folder);
char *test_make_folder (void);
void  test_remove_folder (const char *folder);
char *test_write_file (const char *folder,
                       const char *name,
                       const char *content,
                       gssize      length);

ExamItem *test_make_choice (const char *id,
                            const char *domain,
                            guint       n_options,
                            const char *keys);
ExamItem *test_make_codes (const char *id,
                           const char *domain,
                           gboolean    first_listed,
                           const char *codes);
ExamForm *test_make_form (ExamFormat *format,
                          guint       n_items);

void test_assert_problems (ExamProblems *problems,
                           const char   *folder,
                           const char   *expected);

G_END_DECLS
