/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-error.h"

G_DEFINE_QUARK (exam-error-quark, exam_error)
