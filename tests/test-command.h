/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-paths.h"

G_BEGIN_DECLS

/**
 * TestCommand:
 * @folder: a folder for the test alone, which has the results as well
 * @paths: where commands look: for results in @folder, for formats among ours
 * @out: what the command printed that was run last
 * @err: the same for errors
 *
 * A fixture for tests of commands.
 */
typedef struct {
  char      *folder;
  ExamPaths *paths;
  GString   *out;
  GString   *err;
} TestCommand;

void test_command_set_up (TestCommand  *self,
                          gconstpointer data);
void test_command_tear_down (TestCommand  *self,
                             gconstpointer data);
int  test_command_run (TestCommand *self,
                       const char  *arguments);

int test_run_command (const ExamPaths *paths,
                      int              argc,
                      char            *argv[],
                      GString         *out,
                      GString         *err);
int test_run_command_line (const ExamPaths *paths,
                           const char      *arguments,
                           GString         *out,
                           GString         *err);

G_END_DECLS
