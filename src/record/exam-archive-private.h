/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-archive.h"

/* Shared by the files that open an archive, write it and read it. */
struct _ExamArchive
{
  ExamDatabase *database;       /* (owned) */
  char         *backup_folder;  /* (owned) (nullable) */
  int           lock;           /* file descriptor, or -1 */
};

/* exam-archive.c */
gboolean exam_archive_purge (ExamDatabase *database,
                             GError      **error);
