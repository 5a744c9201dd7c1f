/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-archive.h"
#include "record/exam-store.h"

/* Shared by the file that opens a store, those that give its thread something to do, and that of the thread. */

typedef struct _ExamStoreJob ExamStoreJob;

typedef gboolean (*ExamStoreWork) (ExamStore    *self,
                                   ExamStoreJob *job,
                                   GError      **error);

/* Something for the thread to do. */
struct _ExamStoreJob
{
  ExamStoreWork      work;
  gint64             sitting_id;
  guint              position;   /* of an item of the sitting */
  gint64             number;     /* exam time of a beat, wall time of what was said or deleted */
  ExamSittingRecord *record;     /* (owned) (nullable) */
  ExamForm          *form;       /* (owned) (nullable) */
  ExamSitting       *sitting;    /* (owned) (nullable) */
  GPtrArray         *events;     /* (owned) (nullable) (element-type ExamEvent): to append */
  char              *item_id;    /* (owned) (nullable) */
  char              *text;       /* (owned) (nullable): id or name that is asked for, or words to write */
  char              *settings;   /* (owned) (nullable): of a practice set to save */
  ExamReview         review;     /* to add */
  GTask             *task;       /* (owned) (nullable): who waits for the result */
  gboolean           changes_list;
};

/*
 * The results file for a window, which must never wait for a disk: one thread does all the reading and writing. Writes are
 * done in the order in which they came; one that fails stays first and is tried again, while the sitting goes on in memory.
 */
struct _ExamStore
{
  GObject parent_instance;

  /* Owned, set once */
  char      *folder;
  ExamClock *clock;

  /* The window's side */
  GThread      *thread;  /* (owned) (nullable) */
  ExamStoreJob *opening; /* (owned) (nullable): what the thread does first */
  char         *trouble; /* (owned) (nullable) */
  gboolean      in_memory;
  guint64       revision; /* of what reading can find */

  /* The thread's side */
  ExamArchive *archive; /* (owned) (nullable) */

  /* Both sides, under the lock */
  GMutex   lock;
  GCond    wake_thread;
  GCond    writes_done;
  GQueue   writes;      /* (owned) (element-type ExamStoreJob) */
  GQueue   reads;       /* (owned) (element-type ExamStoreJob) */
  guint    n_writing;   /* a write was taken from the queue and is not done */
  gint64   retry_at;    /* monotonic time before which no write is tried, or 0 */
  gboolean closing;
};

/* exam-store.c */
void exam_store_tell_window (ExamStore    *self,
                             ExamStoreJob *job,
                             const GError *error);

void exam_store_tell_changed (ExamStore *self);

/* exam-store-thread.c */
ExamStoreJob *exam_store_job_new (ExamStoreWork work,
                                  gint64        sitting_id);
void          exam_store_job_free (ExamStoreJob *job);
void          exam_store_push (ExamStore    *self,
                               GQueue       *queue,
                               ExamStoreJob *job);
gpointer      exam_store_run (gpointer data);

/* exam-store-reading.c */
ExamStoreJob *exam_store_job_new_read (ExamStore          *self,
                                       ExamStoreWork       work,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data,
                                       gpointer            source_tag);
gboolean      exam_store_job_give_array (ExamStoreJob *job,
                                         GArray       *array);
