/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamError:
 * @EXAM_ERROR_UNREADABLE: a file cannot be opened or read
 * @EXAM_ERROR_INVALID: a file or a value was read and is not what it should be
 * @EXAM_ERROR_POOL_TOO_SMALL: the items at hand cannot fill the blueprint
 * @EXAM_ERROR_CHANGED: a file is no longer what was read
 * @EXAM_ERROR_STORE: the results file cannot be read or written
 * @EXAM_ERROR_STORE_NEWER: the results file was written by a newer version of the program
 * @EXAM_ERROR_STORE_BUSY: another program writes to the results file
 * @EXAM_ERROR_STORE_DAMAGED: the results file is damaged, or is no such file
 *
 * What can go wrong that a person, not the programmer, has to know of.
 */
typedef enum {
  EXAM_ERROR_UNREADABLE,
  EXAM_ERROR_INVALID,
  EXAM_ERROR_POOL_TOO_SMALL,
  EXAM_ERROR_CHANGED,
  EXAM_ERROR_STORE,
  EXAM_ERROR_STORE_NEWER,
  EXAM_ERROR_STORE_BUSY,
  EXAM_ERROR_STORE_DAMAGED,
} ExamError;

#define EXAM_ERROR (exam_error_quark ())
GQuark exam_error_quark (void);

G_END_DECLS
