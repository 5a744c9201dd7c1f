/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-domain-result.h"
#include "record/exam-review.h"
#include "record/exam-schema.h"
#include "record/exam-stored-sitting.h"
#include "sitting/exam-history.h"

G_BEGIN_DECLS

/** How many rolling backups are kept. */
#define EXAM_ARCHIVE_BACKUPS 5

/**
 * ExamArchive:
 *
 * The results file: every sitting, what was served and what happened. Used by one thread at a time; calls wait for the
 * disk. #ExamStore is the same for a window, which must not wait.
 */
typedef struct _ExamArchive ExamArchive;

ExamArchive *exam_archive_open (const char *folder,
                                gint64      wall_time,
                                char      **notice,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
ExamArchive *exam_archive_open_with_schema (const char       *folder,
                                            const ExamSchema *schema,
                                            gint64            wall_time,
                                            char            **notice,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;
ExamArchive *exam_archive_open_in_memory (void) G_GNUC_WARN_UNUSED_RESULT;
ExamArchive *exam_archive_open_read_only (const char *folder,
                                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void         exam_archive_close (ExamArchive *self);

/* Writing */
gboolean exam_archive_begin (ExamArchive             *self,
                             const ExamSittingRecord *record,
                             ExamForm                *form,
                             GError                 **error);
gboolean exam_archive_append (ExamArchive     *self,
                              gint64           sitting_id,
                              const GPtrArray *events,
                              GError         **error);
gboolean exam_archive_beat (ExamArchive *self,
                            gint64       sitting_id,
                            gint64       elapsed,
                            gint64       wall_time,
                            GError     **error);
gboolean exam_archive_end (ExamArchive          *self,
                           gint64                sitting_id,
                           const ExamTranscript *transcript,
                           const ExamScore      *score,
                           gint64                wall_time,
                           GError              **error);
gboolean exam_archive_file (ExamArchive             *self,
                            const ExamStoredSitting *sitting,
                            GError                 **error);
gboolean exam_archive_set_deleted (ExamArchive *self,
                                   gint64       sitting_id,
                                   gint64       wall_time,
                                   GError     **error);
gboolean exam_archive_back_up (ExamArchive *self,
                               gint64       wall_time,
                               GError     **error);

/* Reading */
GPtrArray         *exam_archive_list (ExamArchive *self,
                                      GError     **error);
ExamStoredSitting *exam_archive_load (ExamArchive *self,
                                      gint64       sitting_id,
                                      GError     **error);
ExamHistory       *exam_archive_load_history (ExamArchive *self,
                                              GError     **error);

/* Reading over many sittings: exam-archive-overview.c */
GArray *exam_archive_list_domain_results (ExamArchive *self,
                                          const char  *format_id,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *exam_archive_list_reviews (ExamArchive *self,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamArchive, exam_archive_close)

G_END_DECLS
